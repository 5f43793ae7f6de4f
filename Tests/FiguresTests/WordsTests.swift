import Figures
import Testing

@Suite struct WordsTests {
  @Test func `learning curves say how accuracy changed and where loss is least`() throws {
    #expect(
      try SmallFigures.curves().alternativeText
        == "Validation accuracy rises from 50\u{00A0}% to 85\u{00A0}% in 3 epochs; "
        + "validation loss is least in epoch 2.")
  }

  @Test func `a single epoch is described without a course`() throws {
    #expect(
      try SmallFigures.curves(epochs: 1).alternativeText
        == "Validation accuracy is 50\u{00A0}% after one epoch.")
  }

  @Test func `a confusion matrix names its accuracy and the largest confusions`() throws {
    let figure = try SmallFigures.matrix()
    #expect(
      figure.alternativeText
        == "Confusion matrix of 3 classes: 94.5\u{00A0}% of 200 examples lie on the diagonal. "
        + "Most frequent confusions: A taken for B (10×) and B taken for A (1×).")
    #expect(figure.subtitle.hasSuffix("hatched: no examples of C"))
  }

  @Test func `very large and very small weights are told, too`() throws {
    let figure = try Figure.kernels(
      id: "kernel", title: "Far apart",
      kernels: [NamedKernel("wide", rows: 1, columns: 2, weights: [3e18, 2e-15])])
    #expect(figure.longDescription == "wide: 3×10¹⁸ 2×10⁻¹⁵.")
  }

  @Test func `predictions are counted`() throws {
    #expect(
      try SmallFigures.grid().alternativeText
        == "3 images with predictions, 2 of them right. Wrong: 1 taken for 7.")
  }

  @Test func `a probability below one is never printed as certain`() throws {
    let texts = texts(try SmallFigures.grid().layout(measuring: FixedWidths()))
    #expect(texts.contains(">99\u{00A0}%"))
    #expect(texts.contains("100\u{00A0}%"))
  }

  @Test func `every figure has an alternative text`() throws {
    for figure in try SmallFigures.all() { #expect(figure.alternativeText.hasSuffix(".")) }
  }
}
