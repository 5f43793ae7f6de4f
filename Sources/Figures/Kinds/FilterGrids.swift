/// A filter, and what becomes of an image under it.
public struct AppliedFilter: Equatable, Sendable {
  public var kernel: NamedMap
  /// What the filter answers, named or not.
  public var response: NamedMap
  /// Where the kernel lies on the image in the picture of it.
  public var window: PixelWindow?

  public init(kernel: NamedMap, response: NamedMap, window: PixelWindow? = nil) {
    self.kernel = kernel
    self.response = response
    self.window = window
  }
}

extension Figure {
  /// One row per filter: the image with the kernel's outline, the kernel, the filtered image.
  ///
  /// Kernels of up to 5×5 show their weights; all responses share one scale.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - image: what is filtered.
  ///   - filters: kernels and responses.
  ///   - subtitle: what the columns are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the image comes from.
  ///   - alternativeText: made from the names and values when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when values do not fit their size or a window leaves the image.
  public static func filterGrid(
    id: String, title: String, image: Bitmap, filters: [AppliedFilter], subtitle: String = "",
    caption: String = "", dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let scale = ColorScale.covering(
      filters.lazy.flatMap(\.response.values),
      title: filters.count > 1 ? "response, one scale for all rows" : "response")
    let pictures = filters.flatMap { filter in
      [
        Picture(image, window: filter.window), filter.kernel.kernelPicture,
        Picture(filter.response.scalarMap(scale)),
      ]
    }
    let grid = PictureGrid(
      columns: 3, pictures: pictures, rowLabels: filters.map(\.kernel.name),
      columnLabels: ["image", "kernel", "response"], scale: scale,
      enlargement: .filling)
    let figure = Figure(
      id: id, kind: .responses, title: title, subtitle: subtitle, caption: caption,
      alternativeText: alternativeText.isEmpty
        ? "An image of \(image.width)×\(image.height) pixels, "
          + (filters.count == 1
            ? "a kernel and the image after it: "
            : "\(filters.count) kernels and the image after each: ")
          + "\(enumeration(filters.map(\.kernel.name.shortName)))."
        : alternativeText,
      longDescription: filters.map(\.words).joined(separator: " "), dataOrigin: dataOrigin,
      panels: [Panel(.pictures(grid))])
    try figure.validate()
    return figure
  }
}

extension AppliedFilter {
  /// The weights of a small kernel, and the range of the response.
  fileprivate var words: String {
    let weights = kernel.kernelPicture.texts
    let rows = stride(from: 0, to: weights.count, by: max(kernel.width, 1)).map { start in
      weights[start..<min(start + kernel.width, weights.count)]
        .map { $0.isEmpty ? "–" : $0 }.joined(separator: " ")
    }
    let listed = rows.isEmpty ? "" : " with weights \(rows.joined(separator: "; "))"
    let finite = response.values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else {
      return "\(kernel.name.shortName)\(listed): no finite response."
    }
    return "\(kernel.name.shortName)\(listed): response from \(briefNumber(Double(low))) to "
      + "\(briefNumber(Double(high)))."
  }
}

extension NamedMap {
  func scalarMap(_ scale: ColorScale) -> ScalarMap {
    ScalarMap(width: width, height: height, values: values, scale: scale)
  }

  /// The weights as colours on a scale of their own, and as numbers where there are few.
  var kernelPicture: Picture {
    let extent = values.filter(\.isFinite).map { Double($0.magnitude) }.max() ?? 1
    let map = scalarMap(.signed(extent, title: "weight"))
    let isWhole = values.allSatisfy { !$0.isFinite || $0 == $0.rounded() }
    let sides = 1...5
    let showsNumbers =
      sides.contains(width) && sides.contains(height) && values.count == width * height
    return Picture(
      map,
      texts: showsNumbers
        ? values.map { $0.isFinite ? decimalText(Double($0), places: isWhole ? 0 : 2) : "" } : [])
  }
}
