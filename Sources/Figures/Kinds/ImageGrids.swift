extension Figure {
  /// Images in rows and columns, with labels or predictions below each.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - pictures: row by row.
  ///   - columns: how many stand in a row.
  ///   - rowLabels: one per row, or none.
  ///   - columnLabels: one per column, or none.
  ///   - subtitle: what the columns or labels are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the images come from.
  ///   - alternativeText: made from labels and predictions when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when a picture's bytes do not fit its size.
  public static func imageGrid(
    id: String, title: String, pictures: [Picture], columns: Int, rowLabels: [String] = [],
    columnLabels: [String] = [], subtitle: String = "", caption: String = "",
    dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let grid = PictureGrid(
      columns: columns, pictures: pictures, rowLabels: rowLabels, columnLabels: columnLabels)
    let figure = Figure(
      id: id, kind: .imageGrid, title: title, subtitle: subtitle, caption: caption,
      alternativeText: alternativeText, dataOrigin: dataOrigin, panels: [Panel(.pictures(grid))])
    try figure.validate()
    return figure
  }

  /// One image whose rows and columns of pixels are numbered.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - image: the image, large or small.
  ///   - subtitle: the image's height, width and channels when empty.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the image comes from.
  ///   - alternativeText: names the image's size when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when the bytes do not fit the image's size.
  public static func photograph(
    id: String, title: String, image: Bitmap, subtitle: String = "", caption: String = "",
    dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let channels = counted(image.channels.rawValue, "channel")
    let shape = "\(image.height) rows × \(image.width) columns × \(channels)"
    let grid = PictureGrid(columns: 1, pictures: [Picture(image)], hasPixelAxes: true)
    let figure = Figure(
      id: id, kind: .imageGrid, title: title, subtitle: subtitle.isEmpty ? shape : subtitle,
      caption: caption,
      alternativeText: alternativeText.isEmpty
        ? "An image of \(image.height)×\(image.width) pixels in "
          + "\(image.channels == .rgb ? "colour" : "grey"), with the numbers of its rows and "
          + "columns along the edges." : alternativeText,
      longDescription: "An image of \(shape); rows and columns are numbered from the upper left.",
      dataOrigin: dataOrigin, panels: [Panel(.pictures(grid))])
    try figure.validate()
    return figure
  }

  /// Named maps side by side on one scale, if wanted behind the image that they belong to.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - image: stands first, labelled `imageName`.
  ///   - imageName: what is written below the image.
  ///   - maps: their names and values.
  ///   - columns: how many pictures stand in a row; all of them when nil.
  ///   - quantity: what the numbers are, with their unit.
  ///   - enlargement: whether pixels or pictures are of one size.
  ///   - subtitle: what the maps are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the image comes from.
  ///   - alternativeText: made from the names and values when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when a map's values do not fit its size.
  public static func maps(
    id: String, title: String, image: Bitmap? = nil, imageName: String = "image",
    maps: [NamedMap], columns: Int? = nil, quantity: String = "value",
    enlargement: PictureGrid.Enlargement = .filling, subtitle: String = "", caption: String = "",
    dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let scale = ColorScale.covering(maps.lazy.flatMap(\.values), title: quantity)
    let pictures =
      (image.map { [Picture($0, label: imageName)] } ?? [])
      + maps.map { map in
        Picture(
          ScalarMap(width: map.width, height: map.height, values: map.values, scale: scale),
          label: map.name)
      }
    let grid = PictureGrid(
      columns: columns ?? max(pictures.count, 1), pictures: pictures, scale: scale,
      enlargement: enlargement)
    let figure = Figure(
      id: id, kind: .responses, title: title, subtitle: subtitle, caption: caption,
      alternativeText: alternativeText, dataOrigin: dataOrigin, panels: [Panel(.pictures(grid))])
    try figure.validate()
    return figure
  }
}
