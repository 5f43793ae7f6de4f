extension Figure {
  /// A photograph, and beside it the same with a map of what a network looked at.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - image: the photograph.
  ///   - map: any smaller or larger size; it is laid over the whole photograph.
  ///   - colors: a map for magnitudes.
  ///   - opacity: how much of the photograph the colours hide, at most 0.6.
  ///   - quantity: what the numbers are.
  ///   - subtitle: names the map's own size when empty.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the photograph comes from.
  ///   - alternativeText: says where the map is strongest when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when values do not fit the map's size or the opacity is too large.
  public static func classActivation(
    id: String, title: String, image: Bitmap, map: NamedMap, colors: ColorMap = .viridis,
    opacity: Double = 0.55, quantity: String = "class activation", subtitle: String = "",
    caption: String = "", dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let finite = map.values.filter(\.isFinite)
    let (low, high) = (Double(finite.min() ?? 0), Double(finite.max() ?? 0))
    let scale = ColorScale.range(
      low, high, map: colors, title: quantity,
      decimals: ColorScale.decimals(for: max(high.magnitude, low.magnitude)))
    let grid = PictureGrid(
      columns: 2,
      pictures: [
        Picture(image, label: "photograph"),
        Picture(map.scalarMap(scale), over: image, opacity: opacity, label: map.name),
      ], scale: scale)
    let figure = Figure(
      id: id, kind: .imageGrid, title: title,
      subtitle: subtitle.isEmpty
        ? "A map of \(map.width)×\(map.height) values laid over the photograph" : subtitle,
      caption: caption,
      alternativeText: alternativeText.isEmpty ? map.words(quantity) : alternativeText,
      longDescription: map.rowsInWords, dataOrigin: dataOrigin, panels: [Panel(.pictures(grid))])
    try figure.validate()
    return figure
  }
}

extension NamedMap {
  fileprivate func words(_ quantity: String) -> String {
    let found = values.enumerated().filter { $0.element.isFinite }
    guard let peak = found.max(by: { $0.element < $1.element }), width > 0, height > 0 else {
      return "A photograph; the map over it has no finite value."
    }
    let shown = "A photograph, and the same with colours for \(quantity), which is"
    let value = briefNumber(Double(peak.element))
    if found.count == values.count, found.allSatisfy({ $0.element == peak.element }) {
      return "\(shown) \(value) everywhere."
    }
    let place = placeInPicture(
      x: (Double(peak.offset % width) + 0.5) / Double(width),
      y: (Double(peak.offset / width) + 0.5) / Double(height))
    return "\(shown) largest (\(value)) in the \(place) of the picture."
  }

  /// The values of a small map, row by row; the range of a large one.
  fileprivate var rowsInWords: String {
    let finite = values.filter(\.isFinite).map { Double($0) }
    guard let low = finite.min(), let high = finite.max() else { return "No value is finite." }
    guard width > 0, values.count <= 200 else {
      return "\(width)×\(height) values from \(briefNumber(low)) to \(briefNumber(high))."
    }
    let rows = stride(from: 0, to: values.count, by: width).map { start in
      values[start..<min(start + width, values.count)].map { briefNumber(Double($0)) }
        .joined(separator: " ")
    }
    return "Values by row: \(rows.joined(separator: "; "))."
  }
}
