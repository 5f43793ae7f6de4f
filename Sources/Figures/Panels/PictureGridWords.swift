/// Says in words what a grid of pictures shows.
struct PictureGridWords {
  private let grid: PictureGrid
  private let pictures: [(index: Int, picture: Picture)]

  /// More pictures are described row by row.
  private static let mostPictures = 40

  init(_ grid: PictureGrid) {
    self.grid = grid
    pictures = grid.pictures.enumerated().filter { !$0.element.isEmpty }
      .map { (index: $0.offset, picture: $0.element) }
  }

  var words: FigureWords {
    guard grid.columns > 0, !pictures.isEmpty, grid.labelsFit else {
      return FigureWords(alternative: "")
    }
    let sentences = [opening, ranges, hatched, missing].filter { !$0.isEmpty }
    return FigureWords(alternative: sentences.joined(separator: " "), long: long)
  }

  private var opening: String {
    let predictions = pictures.compactMap(\.picture.prediction)
    if !predictions.isEmpty { return PredictionWords(predictions).sentence }
    let labels = pictures.map(\.picture.label).filter { !$0.isEmpty }.map(\.shortName)
    if !labels.isEmpty { return "\(subject): \(enumeration(labels, limit: 26))." }
    var sentence = subject
    if pictures.count > 1, let format = commonFormat { sentence += " of \(format)" }
    if grid.rows > 1 { sentence += " in \(counted(grid.rows, "row"))" }
    let rows = grid.rowLabels.filter { !$0.isEmpty }.map(\.shortName)
    let columns = grid.columnLabels.filter { !$0.isEmpty }.map(\.shortName)
    if !rows.isEmpty { sentence += "; rows: \(enumeration(rows))" }
    if !columns.isEmpty { sentence += "; columns: \(enumeration(columns))" }
    return sentence + "."
  }

  private var subject: String {
    let maps = pictures.count { $0.picture.isMapAlone }
    let noun = maps == pictures.count ? "map" : maps == 0 ? "image" : "picture"
    guard pictures.count == 1, let only = pictures.first?.picture else {
      return counted(pictures.count, noun)
    }
    return "\(noun == "image" ? "An" : "A") \(noun) of \(only.width)×\(only.height) pixels"
  }

  private var ranges: String {
    let maps = pictures.compactMap(\.picture.map)
    guard !maps.isEmpty else { return "" }
    guard let range = maps.range else { return "No value is finite." }
    if range.lowerBound == range.upperBound {
      return "All values are \(briefNumber(range.lowerBound))."
    }
    return "Values reach from \(range.words)."
  }

  private var hatched: String {
    let count = pictures.count { $0.picture.isHatched }
    return count == 0 ? "" : "Hatched: \(counted(count, "map")) without a value above zero."
  }

  private var missing: String {
    let count = pictures.reduce(0) { $0 + $1.picture.missingPixels }
    guard count > 0 else { return "" }
    return count == 1
      ? "1 pixel has no value and is hatched." : "\(count) pixels have no value and are hatched."
  }

  private var long: String {
    if let common = commonFormat {
      if pictures.count == 1, let only = pictures.first?.picture {
        let label = only.label.isEmpty ? "" : " and is labelled \(only.label.shortName)"
        return "The image has \(common)\(label)."
      }
      let isLabelled = pictures.contains { !$0.picture.label.isEmpty }
      let places = isLabelled ? rowsInWords : [arrangement]
      return (["Each image has \(common)."] + places).joined(separator: " ")
    }
    if pictures.count == 1, let only = pictures.first?.picture, only.label.isEmpty {
      return description(of: only) + "."
    }
    guard pictures.count <= PictureGridWords.mostPictures else {
      return rowsInWords.joined(separator: " ")
    }
    return pictures.map { "\(name(of: $0.index)): \(description(of: $0.picture))." }
      .joined(separator: " ")
  }

  /// The size and colours of images that have them in common and say nothing else.
  private var commonFormat: String? {
    let formats = pictures.map { format(of: $0.picture) }
    guard let first = formats.first, formats.allSatisfy({ $0 == first }),
      pictures.allSatisfy({ $0.picture.map == nil && $0.picture.prediction == nil })
    else { return nil }
    return first
  }

  /// How pictures without labels of their own stand.
  private var arrangement: String {
    func named(_ labels: [String]) -> String {
      labels.isEmpty ? "" : " (\(enumeration(labels.map(\.shortName))))"
    }
    return "They stand in \(counted(grid.rows, "row"))\(named(grid.rowLabels)) and "
      + "\(counted(grid.columns, "column"))\(named(grid.columnLabels))."
  }

  private var rowsInWords: [String] {
    (0..<grid.rows).compactMap { row in
      let content = pictures.filter { $0.index / grid.columns == row }.map(\.picture)
      guard !content.isEmpty else { return nil }
      let label = grid.rowLabels.isEmpty ? "Row \(row + 1)" : grid.rowLabels[row].shortName
      return "\(label): \(summary(of: content))."
    }
  }

  private func format(of picture: Picture) -> String {
    let colors = picture.bitmap?.channels == .rgb ? " in colour" : " in grey"
    return "\(picture.width)×\(picture.height) pixels\(picture.bitmap == nil ? "" : colors)"
  }

  private func name(of index: Int) -> String {
    let picture = grid.pictures[index]
    let place = grid.place(of: index).map(\.shortName)
    if !grid.rowLabels.isEmpty || !grid.columnLabels.isEmpty {
      let row = grid.rowLabels.isEmpty ? "Row \(place[0])" : place[0]
      let column = grid.columnLabels.isEmpty ? "column \(place[1])" : place[1]
      return grid.rows == 1 ? column : grid.columns == 1 ? row : "\(row), \(column)"
    }
    if picture.prediction == nil, !picture.label.isEmpty { return picture.label.shortName }
    return "\(picture.isMapAlone ? "Map" : "Image") \(index + 1)"
  }

  private func description(of picture: Picture) -> String {
    if let prediction = picture.prediction { return PredictionWords.words(of: prediction) }
    let size = format(of: picture)
    guard let map = picture.map else { return size }
    let range = summary(of: [picture])
    return picture.bitmap == nil
      ? "\(size), \(range)" : "\(size) under a map of \(map.width)×\(map.height), \(range)"
  }

  /// How many are right, the range of maps, or the labels of images.
  private func summary(of content: [Picture]) -> String {
    let predictions = content.compactMap(\.prediction)
    if !predictions.isEmpty {
      return "\(predictions.count { $0.isRight }) of \(predictions.count) right"
    }
    let maps = content.compactMap(\.map)
    guard !maps.isEmpty else {
      let labels = content.map(\.label).filter { !$0.isEmpty }.map(\.shortName)
      return labels.isEmpty ? counted(content.count, "image") : enumeration(labels, limit: 64)
    }
    guard let range = maps.range else { return "no finite value" }
    return range.lowerBound == range.upperBound
      ? "\(briefNumber(range.lowerBound)) everywhere" : "from \(range.words)"
  }
}

extension PictureGrid {
  /// Whether there is a label for every row and column that has one; words are made before a figure
  /// is checked.
  fileprivate var labelsFit: Bool {
    (rowLabels.isEmpty || rowLabels.count == rows)
      && (columnLabels.isEmpty || columnLabels.count == columns)
  }
}

extension [ScalarMap] {
  /// The least and largest finite value of all maps.
  fileprivate var range: ClosedRange<Double>? {
    // Words are made before a figure is checked.
    guard let low = compactMap(\.minimum).min(), let high = compactMap(\.maximum).max(),
      low <= high
    else { return nil }
    return low...high
  }
}

extension ClosedRange<Double> {
  fileprivate var words: String { "\(briefNumber(lowerBound)) to \(briefNumber(upperBound))" }
}
