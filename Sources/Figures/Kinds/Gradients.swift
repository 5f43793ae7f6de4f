/// A photograph and its derivatives, all of one size.
public struct ImageGradients: Equatable, Sendable {
  public var photograph: Bitmap
  /// Differences along x and along y, in grey levels, one per pixel, row by row.
  public var horizontal: [Float]
  public var vertical: [Float]
  public var width: Int
  public var height: Int

  public init(
    photograph: Bitmap, horizontal: [Float], vertical: [Float], width: Int, height: Int
  ) {
    self.photograph = photograph
    self.horizontal = horizontal
    self.vertical = vertical
    self.width = width
    self.height = height
  }

  /// The length of the gradient at every pixel.
  public var magnitude: [Float] {
    zip(horizontal, vertical).map { ($0 * $0 + $1 * $1).squareRoot() }
  }
}

extension Figure {
  /// The horizontal and vertical gradient of a photograph, the gradient’s magnitude, and the
  /// photograph.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - gradients: the photograph and its derivatives.
  ///   - unit: what the numbers count.
  ///   - subtitle: what the panels are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the photograph comes from.
  ///   - alternativeText: made from the ranges when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when a derivative does not fit its size.
  public static func gradients(
    id: String, title: String, gradients: ImageGradients, unit: String = "grey levels",
    subtitle: String = "", caption: String = "", dataOrigin: String = "",
    alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let largest = (gradients.horizontal + gradients.vertical).filter(\.isFinite)
      .reduce(Float(0)) { max($0, $1.magnitude) }
    let magnitude = gradients.magnitude
    let top = magnitude.filter(\.isFinite).max() ?? 0
    let decimals = largest < 10 ? 1 : 0
    // Edges are rare and strong: on a linear scale all but a few would vanish.
    let legend = unit + ", square-root scale"
    let signed = ColorScale.signed(
      Double(largest), title: legend, decimals: decimals, curve: .squareRoot)
    let panels = [
      gradients.panel("Horizontal gradient", gradients.horizontal, signed),
      gradients.panel("Vertical gradient", gradients.vertical, signed),
      gradients.panel(
        "Gradient magnitude", magnitude,
        .magnitude(Double(top), title: legend, decimals: decimals, curve: .squareRoot)),
      Panel(
        title: "Picture",
        .pictures(PictureGrid(columns: 1, pictures: [Picture(gradients.photograph)]))),
    ]
    let range = decimalText(Double(top), places: decimals)
    let figure = Figure(
      id: id, kind: .gradients, title: title, subtitle: subtitle, caption: caption,
      alternativeText: alternativeText.isEmpty
        ? "The horizontal and vertical gradients of a picture, the gradient’s magnitude, which "
          + "reaches \(range) \(unit), and the picture." : alternativeText,
      dataOrigin: dataOrigin, panels: panels, columns: 4)
    try figure.validate()
    return figure
  }
}

extension ImageGradients {
  fileprivate func panel(_ title: String, _ values: [Float], _ scale: ColorScale) -> Panel {
    let map = ScalarMap(width: width, height: height, values: values, scale: scale)
    return Panel(
      title: title, .pictures(PictureGrid(columns: 1, pictures: [Picture(map)], scale: scale)))
  }
}
