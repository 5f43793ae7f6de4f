import Figures
import Testing

@Suite struct PictureWordsTests {
  private let scale = ColorScale.magnitude(1, title: "share")

  private func figure(_ grid: PictureGrid) -> Figure {
    Figure(id: "words", title: "Words", panels: [Panel(.pictures(grid))])
  }

  private func map(_ values: [Float]) -> ScalarMap {
    ScalarMap(width: values.count, height: 1, values: values, scale: scale)
  }

  @Test func `images are counted and listed by their labels`() {
    let pictures = ["D", "G", "C"].map { Picture(SmallFigures.square(4), label: $0) }
    let figure = figure(PictureGrid(columns: 2, pictures: pictures))
    #expect(figure.alternativeText == "3 images: D, G and C.")
    #expect(
      figure.longDescription
        == "Each image has 4×4 pixels in grey. Row 1: D and G. Row 2: C.")
  }

  @Test func `a long list of labels is cut and counted`() {
    let pictures = (0..<40).map { Picture(SmallFigures.square(4), label: "c\($0)") }
    let text = figure(PictureGrid(columns: 8, pictures: pictures)).alternativeText
    #expect(text.hasSuffix("c24, c25 and 14 more."))
  }

  @Test func `equal mistakes are counted`() {
    let picture = Picture(
      SmallFigures.square(4), prediction: Prediction("7", truth: "1", probability: 0.5))
    let figure = figure(PictureGrid(columns: 2, pictures: [picture, picture]))
    #expect(
      figure.alternativeText
        == "2 images with predictions, 0 of them right. Wrong: 1 taken for 7 (2×).")
    #expect(figure.longDescription.hasPrefix("Image 1: taken for 7 with 50\u{00A0}%, wrong"))
  }

  @Test func `predictions that are all right are not counted twice`() {
    let picture = Picture(SmallFigures.square(4), prediction: Prediction("1", truth: "1"))
    #expect(
      figure(PictureGrid(columns: 2, pictures: [picture, picture])).alternativeText
        == "2 images, all recognised.")
  }

  @Test func `maps say how far their values reach`() {
    let pictures = [Picture(map([0, 0.25])), Picture(map([0.5, .nan]))]
    let figure = figure(
      PictureGrid(columns: 2, pictures: pictures, columnLabels: ["first", "second"], scale: scale))
    #expect(
      figure.alternativeText
        == "2 maps; columns: first and second. Values reach from 0 to 0.5. "
        + "1 pixel has no value and is hatched.")
    #expect(
      figure.longDescription
        == "first: 2×1 pixels, from 0 to 0.25. second: 2×1 pixels, 0.5 everywhere.")
  }

  @Test func `a map without a number says so`() {
    let text = figure(PictureGrid(columns: 1, pictures: [Picture(map([.nan]))], scale: scale))
      .alternativeText
    #expect(text.contains("No value is finite."))
  }

  @Test func `dead maps are hatched, counted and named in the subtitle`() throws {
    let figure = try Figure.activations(
      id: "maps", title: "Maps",
      layers: [LayerMaps("Layer 0", width: 2, height: 1, maps: [[0, 1], [0, 0], [-1, -2]])],
      sharing: .map)
    #expect(
      figure.subtitle
        == "Each map on its own scale; hatched: 2 maps without a value above zero")
    #expect(
      figure.alternativeText
        == "Activations of Layer 0, 3 maps of 1×2. 2 maps have no value above zero.")
    #expect(figure.panels[0].unit == "3×1×2")
  }

  @Test func `maps of a layer that has more of them say so`() throws {
    let figure = try Figure.features(
      id: "maps", title: "Maps",
      layers: [LayerMaps("Layer 0", width: 2, height: 1, channels: 8, maps: [[0, 1]])])
    #expect(figure.alternativeText == "Activations of Layer 0, 1 of 8 maps of 1×2.")
  }

  @Test func `a single image is described without rows`() throws {
    let figure = try Figure.imageGrid(
      id: "sign", title: "Sign",
      pictures: [Picture(Bitmap(width: 2, height: 1, bytes: [0, 9]), label: "N")], columns: 1)
    #expect(figure.longDescription == "The image has 2×1 pixels in grey and is labelled N.")
  }

  @Test func `a class activation says where it is largest`() throws {
    let map = NamedMap("Grad-CAM", width: 3, height: 3, values: [0, 0, 0.9, 0, 0, 0, 0, 0, 0])
    let figure = try Figure.classActivation(
      id: "cam", title: "Map", image: SmallFigures.square(6), map: map)
    #expect(
      figure.alternativeText
        == "A photograph, and the same with colours for class activation, which is largest (0.9) "
        + "in the upper right of the picture.")
  }

  @Test func `a class activation that is even names no place`() throws {
    let map = NamedMap("Grad-CAM", width: 2, height: 1, values: [0.5, 0.5])
    let figure = try Figure.classActivation(
      id: "cam", title: "Map", image: SmallFigures.square(6), map: map)
    #expect(
      figure.alternativeText
        == "A photograph, and the same with colours for class activation, which is 0.5 everywhere.")
  }

  @Test func `a hierarchy says what its parts are and where`() throws {
    let ear = PicturePart(
      x: 5, y: 0, size: 3, name: "an ear",
      parts: [PicturePart(x: 6, y: 0, size: 2, name: "its tip")])
    let figure = try Figure.featureHierarchy(
      id: "cat", title: "Cat", picture: SmallFigures.square(8), parts: [ear],
      levels: ("edges", "parts", "cat"))
    #expect(
      figure.alternativeText
        == "Three columns: edges, parts and cat. Arrows lead from the small to the large: "
        + "an ear in the upper right, made of its tip.")
    #expect(
      figure.longDescription
        == "An ear (3×3 pixels from row 0, column 5) holds its tip "
        + "(2×2 pixels from row 0, column 6).")
  }

  @Test func `a probability is never a false zero`() throws {
    let picture = Picture(
      SmallFigures.square(4), prediction: Prediction("7", truth: "1", probability: 0.002))
    let figure = figure(PictureGrid(columns: 1, pictures: [picture]))
    #expect(figure.longDescription.contains("with <1\u{00A0}%"))
  }

  @Test func `one image and one filter are not spoken of in the plural`() throws {
    let figure = try Figure.responses(
      id: "one", title: "One", images: [SmallFigures.square(2)],
      responses: [
        FilterResponses("edge", width: 1, height: 1, maps: [[0.0004]])
      ])
    #expect(figure.alternativeText == "1 image above its responses to 1 filter: edge.")
    #expect(figure.longDescription == "edge: image 1 from 0.0004 to 0.0004.")
  }

  @Test func `a matrix names its least and its largest value`() throws {
    let figure = try Figure.matrix(
      id: "matrix", title: "Numbers",
      matrix: LabeledMatrix(rowNames: ["a", "b"], values: [[1, 2], [.nan, 4]]))
    #expect(
      figure.alternativeText
        == "A matrix of 2 rows and 2 columns: the least value is 1 in row a, column 1, the largest "
        + "4 in row b, column 2; 1 cell without a value.")
    #expect(figure.longDescription == "a: 1 2. b: – 4.")
  }

  @Test func `a class that is mistaken for many names its largest mistakes first`() throws {
    let names = (0..<20).map { "c\($0)" }
    let counts = (0..<20).map { row in (0..<20).map { row == 0 ? $0 : 0 } }
    let figure = try Figure.confusionMatrix(
      id: "matrix", title: "Mistakes", matrix: ConfusionMatrix(classes: names, counts: counts))
    #expect(figure.longDescription.contains("; 19 as c19, 18 as c18, "))
    #expect(figure.longDescription.contains("12 as c12 and 11 more. c1: no examples."))
  }

  @Test func `words about many pictures stay short`() throws {
    let name = String(repeating: "name", count: 50)
    let pictures = (0..<512).map { _ in Picture(SmallFigures.square(4), label: name) }
    let figure = figure(
      PictureGrid(
        columns: 64, pictures: pictures, rowLabels: .init(repeating: name, count: 8)))
    #expect(figure.alternativeText.count < 2000)
    #expect(figure.longDescription.count < 25_000)
  }
}
