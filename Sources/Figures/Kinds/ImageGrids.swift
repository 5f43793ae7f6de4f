extension Figure {
  /// Images in rows and columns, with labels or predictions below each.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - pictures: row by row.
  ///   - columns: how many stand in a row.
  ///   - subtitle: what the columns or labels are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the images come from.
  ///   - alternativeText: made from the labels when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when a picture's bytes do not fit its size.
  public static func imageGrid(
    id: String, title: String, pictures: [Picture], columns: Int, subtitle: String = "",
    caption: String = "", dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let words = ImageGridWords(pictures)
    let figure = Figure(
      id: id, kind: .imageGrid, title: title, subtitle: subtitle, caption: caption,
      alternativeText: alternativeText.isEmpty ? words.alternativeText : alternativeText,
      longDescription: words.longDescription, dataOrigin: dataOrigin,
      panels: [Panel(.pictures(PictureGrid(columns: columns, pictures: pictures)))])
    try figure.validate()
    return figure
  }
}

/// Says in words what an image grid shows.
private struct ImageGridWords {
  let pictures: [Picture]

  init(_ pictures: [Picture]) {
    self.pictures = pictures
  }

  var alternativeText: String {
    let predictions = pictures.compactMap(\.prediction)
    if !predictions.isEmpty {
      let right = predictions.count { $0.isRight }
      return right == 0
        ? "\(pictures.count) images, each taken for something that it is not."
        : "\(pictures.count) images with predictions, \(right) of them right."
    }
    let labels = pictures.map(\.label).filter { !$0.isEmpty }
    let named = labels.isEmpty ? "." : ": \(labels.joined(separator: ", "))."
    return "\(pictures.count) images\(named)"
  }

  var longDescription: String {
    pictures.compactMap(\.prediction).map {
      let verdict = $0.isRight ? "right" : "wrong, it is \($0.truth)"
      let probability =
        $0.probability >= 0.995 ? "more than 99 %" : percentText($0.probability, places: 0)
      return "Taken for \($0.label) with \(probability): \(verdict)."
    }.joined(separator: " ")
  }
}
