/// The responses of several images to one filter, all of one size.
public struct FilterResponses: Equatable, Sendable {
  public var name: String
  public var width: Int
  public var height: Int
  /// One list of `width · height` values per image.
  public var maps: [[Float]]

  public init(_ name: String, width: Int, height: Int, maps: [[Float]]) {
    self.name = name
    self.width = width
    self.height = height
    self.maps = maps
  }
}

extension Figure {
  /// Images in the top row, below them each filter's responses on one signed scale.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - images: the originals, one per column.
  ///   - responses: one row per filter.
  ///   - imageName: the label of the top row.
  ///   - subtitle: what rows and columns are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the images come from.
  ///   - alternativeText: made from the names when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when a row has not one response per image.
  public static func responses(
    id: String, title: String, images: [Bitmap], responses: [FilterResponses],
    imageName: String = "Original", subtitle: String = "", caption: String = "",
    dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    for (row, response) in responses.enumerated() where response.maps.count != images.count {
      throw FigureError(
        figure: id, field: "responses[\(row)].maps",
        problem: "has \(response.maps.count) maps for \(images.count) images",
        advice: "Give one response per image.")
    }
    let values = responses.lazy.flatMap(\.maps).joined().filter(\.isFinite)
    let extent = values.reduce(Float(0)) { max($0, $1.magnitude) }
    // Strong answers are rare: on a linear scale the others would be too pale to see.
    let scale = ColorScale.signed(
      Double(extent), title: "response, one square-root scale for all", curve: .squareRoot)
    let maps = responses.flatMap { response in
      response.maps.map { values in
        Picture(
          ScalarMap(
            width: response.width, height: response.height, values: values, scale: scale))
      }
    }
    let grid = PictureGrid(
      columns: images.count, pictures: images.map { Picture($0) } + maps,
      rowLabels: [imageName] + responses.map(\.name), scale: scale)
    let names = enumeration(responses.map(\.name.shortName))
    let figure = Figure(
      id: id, kind: .responses, title: title, subtitle: subtitle, caption: caption,
      alternativeText: alternativeText.isEmpty
        ? "\(counted(images.count, "image")) above \(images.count == 1 ? "its" : "their") responses to "
          + "\(counted(responses.count, "filter")): \(names)."
        : alternativeText,
      longDescription: responses.map(\.words).joined(separator: " "), dataOrigin: dataOrigin,
      panels: [Panel(.pictures(grid))])
    try figure.validate()
    return figure
  }
}

extension FilterResponses {
  fileprivate var words: String {
    let ranges = maps.enumerated().map { index, map in
      let finite = map.filter(\.isFinite)
      guard let low = finite.min(), let high = finite.max() else { return "no finite value" }
      return "image \(index + 1) from \(briefNumber(Double(low))) to "
        + briefNumber(Double(high))
    }
    return "\(name.shortName): \(ranges.joined(separator: ", "))."
  }
}
