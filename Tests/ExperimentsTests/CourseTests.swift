import Experiments
import Testing

struct CourseTests {
  private var items: [CatalogueItem] { Course.experiments.flatMap { type(of: $0).items } }

  @Test func `every experiment and every item has an id of its own`() {
    let ids = Course.experiments.map { type(of: $0).id } + items.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func `ids are lower case letters, digits and hyphens`() {
    for id in Course.experiments.map({ type(of: $0).id }) + items.map(\.id) {
      #expect(id.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".contains($0) }, "\(id)")
    }
  }

  @Test func `the training runs that experiments declare are in their lists`() {
    for experiment in Course.experiments {
      let listed = type(of: experiment).items.filter { $0.kind == .run }.map(\.id)
      for edition in Edition.allCases {
        #expect(experiment.runs(in: edition).map(\.id) == listed)
      }
    }
  }
}
