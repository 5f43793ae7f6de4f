import Figures
import Testing

@Suite struct PlotWordsTests {
  private func figure(_ y: [Double], label: String = "validation") -> Figure {
    Figure("words", "Words") {
      Line(x: y.indices.map { Double($0 + 1) }, y: y, label: label)
    }
    .axis(.x, "epoch", format: .count)
    .axis(.y, "accuracy")
  }

  @Test func `a rise that ends early is told with its end`() {
    #expect(
      figure([0.41, 0.6, 0.75, 0.85, 0.92, 0.96, 0.965, 0.97]).alternativeText
        == "Validation accuracy rises from 0.41 to 0.97 in 8 epochs and is flat after the sixth.")
  }

  @Test func `a turn is told with its place`() {
    #expect(
      figure([2, 1, 0.5, 1, 1.5]).alternativeText
        == "Validation accuracy falls from 2 to 0.5 at epoch 3 and rises to 1.5 at epoch 5.")
  }

  @Test func `values that go to and fro are not said to rise`() {
    #expect(
      figure([0, 10, 0.5, 10]).alternativeText
        == "Validation accuracy varies between 0 and 10 in 4 epochs and ends at 10.")
  }

  @Test func `two valleys are more than one turn`() {
    #expect(
      figure([4, 0, 4, 0, 4]).alternativeText
        == "Validation accuracy varies between 0 and 4 in 5 epochs and ends at 4.")
  }

  @Test func `a title for several is not made plural again`() {
    #expect(
      figure([1, 2]).axis(.x, "epochs", format: .count).alternativeText
        == "Validation accuracy rises from 1 to 2 in 2 epochs.")
  }

  @Test func `places that do not count from one have no ordinals`() {
    let figure = Figure("shifts", "Shifts") {
      Line(x: [0, 1, 2, 3, 4, 5], y: [9, 5, 1, 1, 1, 1])
    }
    .axis(.x, "shift (pixels)", format: .count).axis(.y, "accuracy")
    #expect(
      figure.alternativeText
        == "Accuracy falls from 9 to 1 as shift goes from 0 to 5 and is flat after shift 2.")
  }

  @Test func `equal values stay`() {
    #expect(
      figure([1, 1, 1]).alternativeText == "Validation accuracy stays at 1 in 3 epochs.")
  }

  @Test func `one point is where it is`() {
    #expect(figure([0.5]).alternativeText == "Validation accuracy is 0.5 at epoch 1.")
  }

  @Test func `a name that is no adjective is quoted`() {
    #expect(
      figure([1, 2], label: "with pooling").alternativeText
        == "“with pooling”: accuracy rises from 1 to 2 in 2 epochs.")
  }

  @Test func `a few gaps are named`() {
    #expect(
      figure([1, .nan, .infinity, 2]).alternativeText.hasSuffix(
        "Epoch 2 and epoch 3 have no value."))
  }

  @Test func `many gaps are counted`() {
    let values = (0..<20).map { $0 % 2 == 0 ? Double($0) : .nan }
    #expect(
      figure(values).alternativeText.hasSuffix(
        "10 places have no value and are marked with ×."))
  }

  @Test func `values beyond explicit limits are counted`() {
    let figure = Figure("beyond", "Beyond") { Points(x: [0, 1, 2], y: [1, 50, 2]) }
      .axis(.y, "loss", range: 0...3)
    #expect(figure.alternativeText.hasSuffix("One value lies beyond the axes."))
  }

  @Test func `many series of bars are summed up by their extremes`() {
    let figure = Figure("many", "Many") {
      for index in 0..<4 {
        Bars(values: [Double(9 - index), 1, Double(index)], label: "s\(index)")
      }
    }
    .axis(.x, Axis("model", categories: ["a", "b", "c"])).axis(.y, "error")
    #expect(
      figure.alternativeText
        == "4 series of error: “s0” is highest with 9 for a and “s0” lowest with 0 for c.")
  }

  @Test func `many series are summed up`() {
    let figure = Figure("many", "Many") {
      for index in 0..<6 { Line(x: [0, 1], y: [0, Double(index)], label: "s\(index)") }
    }
    .axis(.y, "gain")
    #expect(
      figure.alternativeText
        == "6 series of gain: at the end “s5” is highest with 5 and “s0” lowest with 0.")
  }

  @Test func `bars name the highest and the lowest`() {
    let figure = Figure("bars", "Bars") { Bars(values: [3, 9, 4]) }
      .axis(.x, Axis("", categories: ["a", "b", "c"])).axis(.y, "images", format: .count)
    #expect(figure.alternativeText == "Images, 3 bars: highest 9 for b, lowest 3 for a.")
    #expect(figure.longDescription == "Images: a: 3, b: 9, c: 4.")
  }

  @Test func `a long series is told by extremes and some points`() {
    let values = (0..<5000).map { Double($0 == 777 ? 10 : $0 % 3) }
    let text = figure(values).longDescription
    #expect(text.contains("5000 values: least 0 at epoch 1, greatest 10 at epoch 778"))
    #expect(text.count < 400)
  }

  @Test func `rules and notes are told`() {
    let figure = Figure("rules", "Rules") {
      Line(x: [0, 1], y: [0, 1])
      Rule(y: 0.1, label: "guessing")
      Note("here", x: 1, y: 1)
    }
    #expect(figure.longDescription.contains("A thin line at 0.1 is marked “guessing”."))
    #expect(figure.longDescription.hasSuffix("Beside 1, 1 stands “here”."))
  }

  @Test func `a plot without values still has an alternative text`() {
    let figure = Figure("area", "Area") { Polygon(x: [0, 1, 1], y: [0, 0, 1]) }
      .axis(.x, "width (px)").axis(.y, "height (px)")
    #expect(figure.alternativeText == "A plot of height over width.")
  }

  @Test func `plots of several panels are introduced by their titles`() {
    let panel = Panel("Left") { Line(x: [0, 1], y: [0, 1]) }
    let figure = Figure("two", "Two", columns: 2, panels: [panel, panel])
    #expect(figure.alternativeText.hasPrefix("Left: Value rises from 0 to 1"))
  }
}
