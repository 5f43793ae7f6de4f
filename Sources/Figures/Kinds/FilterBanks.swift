/// A kernel of a filter bank, its parameters, and what it answers to every image.
public struct BankFilter: Equatable, Sendable {
  /// Lines above the kernel, such as its direction, frequency and size.
  public var parameters: [String]
  public var kernel: NamedMap
  /// One list of values per image, each as large as its image.
  public var responses: [[Float]]

  public init(parameters: [String], kernel: NamedMap, responses: [[Float]]) {
    self.parameters = parameters
    self.kernel = kernel
    self.responses = responses
  }
}

extension Figure {
  /// Kernels in the top row, images in the left column, responses where they meet.
  ///
  /// Kernels are drawn at the images' own size, so that one sees what they cover. The responses of a
  /// column share one scale, whose end stands below the column.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - images: what is filtered.
  ///   - imageNames: one per image.
  ///   - filters: one per column.
  ///   - quantity: what the responses are.
  ///   - subtitle: what rows and columns are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the images come from.
  ///   - alternativeText: made from the names and values when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when a column has not one response per image.
  public static func filterBank(
    id: String, title: String, images: [Bitmap], imageNames: [String], filters: [BankFilter],
    quantity: String = "response magnitude", subtitle: String = "", caption: String = "",
    dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    try check(filters, images: images, names: imageNames, for: id)
    let scales = filters.map { filter in
      ColorScale.covering(
        filter.responses.joined(),
        title: quantity + "; below each column its largest")
    }
    var pictures = [Picture.empty] + filters.map(\.kernel.kernelPicture)
    for (row, image) in images.enumerated() {
      pictures.append(Picture(image))
      for (filter, scale) in zip(filters, scales) {
        let map = ScalarMap(
          width: image.width, height: image.height, values: filter.responses[row], scale: scale)
        let isLast = row == images.count - 1
        pictures.append(Picture(map, label: isLast ? scale.text(of: scale.high) : ""))
      }
    }
    let grid = PictureGrid(
      columns: filters.count + 1, pictures: pictures, rowLabels: [""] + imageNames,
      columnLabels: [""] + filters.map { $0.parameters.joined(separator: "\n") },
      scale: scales.first, sharing: .column)
    let figure = Figure(
      id: id, kind: .responses, title: title, subtitle: subtitle, caption: caption,
      alternativeText: alternativeText.isEmpty
        ? "\(counted(images.count, "image")) and their responses to "
          + "\(counted(filters.count, "filter")). The strongest: \(strongest(filters, imageNames))."
        : alternativeText,
      longDescription: filters.map { $0.words(imageNames) }.joined(separator: " "),
      dataOrigin: dataOrigin, panels: [Panel(.pictures(grid))])
    try figure.validate()
    return figure
  }

  private static func check(
    _ filters: [BankFilter], images: [Bitmap], names: [String], for id: String
  ) throws(FigureError) {
    let check = FieldCheck(figure: id)
    try check(
      !images.isEmpty && names.count == images.count, "imageNames",
      "has \(names.count) for \(counted(images.count, "image"))", "Give one per image.")
    try check(!filters.isEmpty, "filters", "there are none", "Give at least one.")
    for (column, filter) in filters.enumerated() {
      try check(
        filter.responses.count == images.count, "filters[\(column)].responses",
        "has \(filter.responses.count) for \(counted(images.count, "image"))",
        "Give one per image.")
    }
  }

  private static func strongest(_ filters: [BankFilter], _ names: [String]) -> String {
    let peaks = names.indices.map { row in
      let found = filters.enumerated().map { column, filter in
        (column, filter.responses[row].filter(\.isFinite).max() ?? 0)
      }
      let best = found.max { $0.1 < $1.1 } ?? (0, 0)
      let filter = filters[best.0].parameters.map(\.shortName).joined(separator: ", ")
      return "\(filter) on \(names[row].shortName) (\(briefNumber(Double(best.1))))"
    }
    return enumeration(peaks, limit: 6)
  }
}

extension BankFilter {
  fileprivate func words(_ names: [String]) -> String {
    let peaks = zip(names, responses).map { name, values in
      "\(name.shortName) up to \(briefNumber(Double(values.filter(\.isFinite).max() ?? 0)))"
    }
    let parameters = parameters.map(\.shortName).joined(separator: ", ")
    return "\(parameters): \(enumeration(peaks))."
  }
}
