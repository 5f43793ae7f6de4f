import Figures
import Testing

@Suite struct DiagramWordsTests {
  @Test func `a step says what its window holds and gives`() throws {
    let figure = try SmallDiagrams.step()
    #expect(
      figure.alternativeText
        == "A 2×2 window at the upper left of a 3×3 grid holds 0, 1, 3, 4; multiplied by the "
        + "kernel and summed it gives 19.")
    #expect(
      figure.longDescription
        == "A 3×3 input and a 2×2 kernel with stride 1 give 2×2 outputs. "
        + "input: 0 1 2; 3 4 5; 6 7 8. kernel: 0 1; 2 3. output: 19 25; 37 43. "
        + "0·0 + 1·1 + 3·2 + 4·3 = 19.")
  }

  @Test func `paddings say the size of each output`() throws {
    #expect(
      try SmallDiagrams.paddings().alternativeText
        == "A 2×2 kernel over a 2×2 image gives 1×1 outputs with valid padding, 2×2 outputs with "
        + "same padding, 3×3 outputs with full padding and 1×3 outputs with arbitrary padding.")
  }

  @Test func `pooling says what it keeps`() throws {
    #expect(
      try SmallDiagrams.pooling().alternativeText
        == "Max pooling with 2×2 windows and stride 2 turns 2×4 numbers into 1×2, "
        + "25\u{00A0}% as many; of 1, 3, 4, 6 it keeps 6.")
  }

  @Test func `windows of many numbers are not told one by one`() throws {
    let ones = [[Double]](repeating: [Double](repeating: 1, count: 5), count: 5)
    let pooled = try Figure.maxPooling(id: "p", title: "Pooling", image: ones, size: 5)
    #expect(pooled.alternativeText.hasSuffix("as many; of the first window it keeps 1."))
    let gradients = try Figure.convolutionGradients(
      id: "g", title: "Gradients", image: ones, kernel: [[1]], outputGradient: ones)
    #expect(gradients.alternativeText.contains("gives the filter’s gradient, 25;"))
    let long = try Figure.convolutionGradients(
      id: "g", title: "Gradients", image: ones, kernel: ones, outputGradient: [[1]])
    #expect(long.alternativeText.contains("gives the filter’s gradient; correlating"))
  }

  @Test func `one of a kind is not told as several`() throws {
    let cone = try Figure.receptiveFieldCone(
      id: "c", title: "Cone", layers: [WindowLayer("conv", size: 1)])
    #expect(
      cone.alternativeText == "One output of 1 layer sees 1 cell of the input along each side.")
    let mean = try Figure.globalAveragePooling(id: "m", title: "Mean", maps: [[[1, 2]]])
    #expect(
      mean.alternativeText
        == "Global average pooling turns 1 feature map of 1×2 into 1 number, its mean: 1.5.")
    let place = try Figure.windowPositions(id: "w", title: "Place", imageSize: 2, kernelSize: 2)
    #expect(place.alternativeText.contains("fits into a 2×2 grid at 1 position with stride 1"))
    let map = try Figure.featureMapStack(
      id: "f", title: "Map", image: SmallFigures.square(4),
      kernels: [NamedKernel("rising", rows: 1, columns: 2, weights: [-1, 1])])
    #expect(
      map.alternativeText == "1 filter turns one 4×4 image into 1 feature map of 4×3: rising.")
  }

  @Test func `a cone says how far its output sees`() throws {
    let figure = try SmallDiagrams.cone()
    #expect(
      figure.alternativeText
        == "One output of 2 layers sees 4 cells of the input along each side.")
    #expect(figure.longDescription.contains("After pool the field is 4 wide"))
  }

  @Test func `every diagram has a long description`() throws {
    for figure in try SmallDiagrams.all() {
      #expect(figure.longDescription.hasSuffix("."), "\(figure.id)")
    }
  }
}
