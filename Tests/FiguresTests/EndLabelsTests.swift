import Figures
import Testing

@Suite struct EndLabelsTests {
  private func places(_ wishes: [Double]) -> [Double] {
    let labels = wishes.map { EndLabel(text: "", y: $0, paint: Paint(.ink)) }
    return separated(labels, by: 10, within: 0...100).map(\.y)
  }

  @Test func `labels with room stay where they want to be`() {
    #expect(places([20, 40, 90]) == [20, 40, 90])
  }

  @Test func `colliding labels move apart around their middle`() {
    #expect(places([50, 52]) == [46, 56])
  }

  @Test func `labels stay within the plot`() {
    #expect(places([0, 2]) == [0, 10])
    #expect(places([99, 100]) == [90, 100])
  }

  @Test func `a group that grows into its neighbour takes it in`() {
    let found = places([50, 50, 50, 63])
    for (upper, lower) in zip(found, found.dropFirst()) { #expect(lower - upper >= 10) }
  }
}
