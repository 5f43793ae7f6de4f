/// A square part of a picture that a unit sees, and the smaller parts that it is made of.
public struct PicturePart: Equatable, Sendable {
  /// The upper left corner and the side, in pixels of the whole picture.
  public var x: Int
  public var y: Int
  public var size: Int
  /// What it shows, such as “an ear”; said in words alone, and may be empty.
  public var name: String
  public var parts: [PicturePart]

  public init(x: Int, y: Int, size: Int, name: String = "", parts: [PicturePart] = []) {
    self.x = x
    self.y = y
    self.size = size
    self.name = name
    self.parts = parts
  }
}

extension Figure {
  /// How small patterns make up larger features and those the whole picture.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - picture: the whole.
  ///   - parts: its features, each with the patterns in it.
  ///   - levels: what patterns, features and the whole are called.
  ///   - subtitle: what the columns are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the picture comes from.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when a part leaves the picture.
  public static func featureHierarchy(
    id: String, title: String, picture: Bitmap, parts: [PicturePart],
    levels: (patterns: String, features: String, whole: String), subtitle: String = "",
    caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    let sides = 2...512
    try check(
      sides.contains(picture.width) && sides.contains(picture.height)
        && picture.bytes.count == picture.width * picture.height * picture.channels.rawValue,
      "picture", "is not a picture of 2 to 512 pixels along each side",
      "Give a small picture with one byte per pixel and channel.")
    try check((1...4).contains(parts.count), "parts", "are \(parts.count)", "Give 1 to 4.")
    for (index, part) in parts.enumerated() {
      let check = check.at("parts[\(index)]")
      try part.validate(within: picture, check)
      try check(
        (1...4).contains(part.parts.count), "parts", "are \(part.parts.count)", "Give 1 to 4.")
      for (inner, pattern) in part.parts.enumerated() {
        let check = check.at("parts[\(inner)]")
        try pattern.validate(within: picture, check)
        try check(
          pattern.x >= part.x && pattern.y >= part.y
            && pattern.x + pattern.size <= part.x + part.size
            && pattern.y + pattern.size <= part.y + part.size, "", "leaves the part that it is in",
          "Keep it within.")
      }
    }
    let hierarchy = PartHierarchy(picture: picture, parts: parts, levels: levels)
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: [hierarchy.block]),
      words: FigureWords(alternative: hierarchy.sentence, long: hierarchy.places))
  }
}

extension PicturePart {
  fileprivate func validate(within picture: Bitmap, _ check: FieldCheck) throws(FigureError) {
    try check(
      x >= 0 && y >= 0 && size > 0 && size <= picture.width - x && size <= picture.height - y, "",
      "is \(size)×\(size) pixels at \(x), \(y) of a \(picture.width)×\(picture.height) picture",
      "Keep it within the picture.")
  }
}

extension PicturePart {
  fileprivate var words: String { "\(size)×\(size) pixels from row \(y), column \(x)" }
}

/// A picture, its features, and their patterns, as columns of crops.
private struct PartHierarchy {
  let picture: Bitmap
  let parts: [PicturePart]
  let levels: (patterns: String, features: String, whole: String)

  private let roles: [ColorRole] = [.series1, .series2, .series3, .series4]
  private let patternSide = 1.7
  private let featureSide = 3.2
  private let wholeSide = 7.0

  private var patterns: [PicturePart] { parts.flatMap(\.parts) }

  var sentence: String {
    let found = parts.enumerated().map { index, part in
      let place = placeInPicture(
        x: (Double(part.x) + Double(part.size) / 2) / Double(picture.width),
        y: (Double(part.y) + Double(part.size) / 2) / Double(picture.height))
      let patterns = part.parts.enumerated().map { name(of: $0.element, $0.offset) }
      return "\(name(of: part, index)) in the \(place), made of \(enumeration(patterns))"
    }
    return "Three columns: \(levels.patterns), \(levels.features) and \(levels.whole). Arrows lead "
      + "from the small to the large: \(found.joined(separator: "; "))."
  }

  var places: String {
    parts.enumerated().map { index, part in
      let patterns = part.parts.enumerated().map { index, pattern in
        "\(name(of: pattern, index)) (\(pattern.words))"
      }
      return "\(name(of: part, index)) (\(part.words)) holds \(enumeration(patterns))."
        .sentenceStart
    }.joined(separator: " ")
  }

  private func name(of part: PicturePart, _ index: Int) -> String {
    part.name.isEmpty ? "part \(index + 1)" : part.name.shortName
  }

  var block: Diagram.Block {
    let height = max(
      wholeSide, column(parts.count, featureSide), column(patterns.count, patternSide))
    var stations = [
      Diagram.Station(heading: levels.patterns), Diagram.Station(heading: levels.features),
    ]
    var links: [Diagram.Link] = []
    let whole = wholeFrame
    for (index, part) in parts.enumerated() {
      let role = roles[index]
      let frame = place(index, of: parts.count, side: featureSide, in: height)
      for pattern in part.parts {
        let crop = place(
          stations[0].pictures.count, of: patterns.count, side: patternSide, in: height)
        stations[0].pictures.append(
          Diagram.Photo(
            picture.cropped(to: pattern), frame: crop,
            windows: [Diagram.Window(frame: crop, role: role)]))
        links.append(link(0, crop, 1, frame, role))
      }
      let unit = featureSide / Double(part.size)
      let inner = part.parts.map { pattern in
        Diagram.Window(
          frame: Rectangle(
            x: frame.x + Double(pattern.x - part.x) * unit,
            y: frame.y + Double(pattern.y - part.y) * unit, width: Double(pattern.size) * unit,
            height: Double(pattern.size) * unit), role: role)
      }
      stations[1].pictures.append(
        Diagram.Photo(
          picture.cropped(to: part), frame: frame,
          windows: [Diagram.Window(frame: frame, role: role)] + inner))
      // The row of bodies is as high as this column, in whose middle the picture stands.
      links.append(link(1, frame, 2, whole, role))
    }
    stations.append(
      Diagram.Station(
        heading: levels.whole,
        pictures: [Diagram.Photo(picture, frame: whole, windows: windows(in: whole))]))
    return Diagram.Block(stations: stations, links: links)
  }

  private var wholeFrame: Rectangle {
    let unit = wholeSide / Double(max(picture.width, picture.height))
    return Rectangle(
      x: 0, y: 0, width: Double(picture.width) * unit, height: Double(picture.height) * unit)
  }

  private func windows(in whole: Rectangle) -> [Diagram.Window] {
    let unit = whole.width / Double(picture.width)
    return parts.enumerated().map { index, part in
      Diagram.Window(
        frame: Rectangle(
          x: Double(part.x) * unit, y: Double(part.y) * unit, width: Double(part.size) * unit,
          height: Double(part.size) * unit), role: roles[index])
    }
  }

  private func column(_ count: Int, _ side: Double) -> Double { Double(count) * (side + 0.5) }

  private func place(_ index: Int, of count: Int, side: Double, in height: Double) -> Rectangle {
    let middle = (Double(index) + 0.5) / Double(count) * height
    return Rectangle(x: 0, y: middle - side / 2, width: side, height: side)
  }

  private func link(
    _ from: Int, _ source: Rectangle, _ to: Int, _ target: Rectangle, _ role: ColorRole
  ) -> Diagram.Link {
    Diagram.Link(
      from: Diagram.Link.End(station: from, frame: source),
      to: Diagram.Link.End(station: to, frame: target), look: .arrow, role: role)
  }
}

extension Bitmap {
  /// The pixels of a part that lies within the picture.
  fileprivate func cropped(to part: PicturePart) -> Bitmap {
    let count = channels.rawValue
    var bytes: [UInt8] = []
    for row in part.y..<part.y + part.size {
      let start = (row * width + part.x) * count
      bytes += self.bytes[start..<start + part.size * count]
    }
    return Bitmap(width: part.size, height: part.size, channels: channels, bytes: bytes)
  }
}
