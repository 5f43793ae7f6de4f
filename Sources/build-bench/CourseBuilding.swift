import BuildGraph
import Contents
import Foundation
import SiteBuilder

/// Builds a synthetic course as `fovea build` builds the real one.
struct CourseBuilding {
  private let course: SyntheticCourse
  private let store: Store
  private let folder: ReplaceableFolder
  private let settings = BuildSettings(jobs: ProcessInfo.processInfo.activeProcessorCount)

  init(_ course: SyntheticCourse, in place: String) throws {
    self.course = course
    store = try Store(folder: "\(place)/store")
    folder = ReplaceableFolder(
      "\(place)/site", marker: SiteManifest.path, listedFiles: SiteManifest.listedFiles)
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// - Returns: how many nodes were computed.
  func run() throws -> Int {
    try folder.check()
    var journal = BuildJournal(of: folder.path, in: store)
    let figures = try run(course.nodes())
    let plan = try SitePlan(course.input { try Self.content(of: $0, from: $1, figures) })
    let pages = try run(plan.pages.map(Self.node))
    journal.note(figures.outcomes.merging(pages.outcomes) { first, _ in first })
    try journal.save(in: store)
    var written: [String: WrittenPage] = [:]
    for page in plan.pages {
      written[page.path] = try WrittenPage(
        html: Self.content(of: "html", from: page.path, pages),
        links: Self.content(of: "links", from: page.path, pages).bytes())
    }
    let files = try plan.tree(written).files.map {
      Publication.File(path: $0.path, content: $0.content)
    }
    try Publication(files).publish(to: folder, threads: settings.jobs)
    return (Array(figures.outcomes.values) + pages.outcomes.values).count { outcome in
      if case .computed = outcome { true } else { false }
    }
  }

  private func run(_ nodes: [Node]) throws -> BuildResult {
    try Build(BuildGraph(nodes), store: store, settings: settings) { _ in }.run()
  }

  private static func node(_ page: SitePage) -> Node {
    Node(
      id: page.path, kind: "page",
      inputs: page.ingredients.map { .content(name: $0.name, hash: $0.hash) }
    ) { _ in
      let written = try page.write()
      return [
        Node.Part("html", try written.html.bytes()), Node.Part("links", try written.links()),
      ]
    }
  }

  private static func content(
    of part: String, from node: String, _ result: BuildResult
  ) throws -> Content {
    guard let content = result.content(of: part, from: node) else {
      throw Failure(description: "\(node): \(result[node].map { "\($0)" } ?? "is not there")")
    }
    return content
  }
}
