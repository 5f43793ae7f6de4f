import Figures
import Testing

@Suite struct ArchitectureErrorTests {
  private func error(_ stages: [Stage], groups: [StageGroup] = []) -> FigureError? {
    do {
      _ = try SmallNetworks.figure(Architecture(stages: stages, groups: groups))
      return nil
    } catch {
      return error
    }
  }

  private let input = Stage(.input, label: "input", shape: [1, 8, 8])

  @Test func `a network without stages is refused`() {
    #expect(
      error([])?.description
        == "figure net, panels[0].stages: there are none. Give at least the input.")
  }

  @Test func `a shape with a length of zero is refused with its stage`() {
    #expect(
      error([input, Stage(.pooling, label: "pool", shape: [4, 0, 0])])?.description
        == "figure net, panels[0].stages[1].shape: is 4×0×0. Use lengths from 1; check the layers "
        + "before, they may have used up the image.")
  }

  @Test(arguments: [[], [1, 2], [1, 2, 3, 4]])
  func `a shape that is neither maps nor a vector is refused`(shape: [Int]) {
    #expect(
      error([Stage(.other, label: "odd", shape: shape)])?.field == "panels[0].stages[0].shape")
  }

  @Test func `a layer without a name is refused`() {
    #expect(
      error([Stage(.dense, label: "", shape: [1])])?.field == "panels[0].stages[0].label")
  }

  @Test(arguments: [0, -1, Int.min])
  func `counts below one are refused`(count: Int) {
    #expect(
      error([Stage(.dense, label: "a", shape: [1], count: count)])?.field
        == "panels[0].stages[0].count")
    #expect(
      error([Stage(.dense, label: "a", shape: [1], branches: count)])?.field
        == "panels[0].stages[0].branches")
  }

  @Test func `negative parameters are refused and huge ones do not overflow`() {
    #expect(
      error([Stage(.dense, label: "a", shape: [1], parameters: -1)])?.field
        == "panels[0].stages[0].parameters")
    let huge = Stage(.dense, label: "a", shape: [1], parameters: .max)
    #expect(Architecture(stages: [huge, huge]).parameters == .max)
  }

  @Test(arguments: [(0, 2), (1, 0), (-1, 0), (.min, .max)])
  func `a group beyond the stages is refused`(first: Int, last: Int) {
    #expect(
      error([input, input], groups: [StageGroup("g", first: first, last: last)])?.field
        == "panels[0].groups[0]")
  }

  @Test func `groups that overlap are refused`() {
    let groups = [StageGroup("a", first: 0, last: 1), StageGroup("b", first: 1, last: 1)]
    #expect(error([input, input], groups: groups)?.field == "panels[0].groups[1].first")
  }

  @Test func `more stages than a drawing holds are refused`() {
    #expect(
      error(Array(repeating: input, count: 201))?.field == "panels[0].stages")
  }

  @Test func `data and words of a wrong network can still be asked for`() {
    let network = Architecture(
      stages: [Stage(.other, label: "", shape: [])],
      groups: [StageGroup("g", first: 5, last: 2)])
    let figure = Figure(id: "net", title: "A network", panels: [Panel(.architecture(network))])
    #expect(figure.csv().contains("other"))
  }
}
