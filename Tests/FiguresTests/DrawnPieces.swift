import Figures

/// What the commands of a drawing put where, for tests of overlaps.
struct DrawnPieces {
  /// The texts with the areas of their capitals, measured with `FixedWidths`.
  var texts: [(text: String, area: Rectangle)] = []
  /// Rectangles that are filled with paper: the boxes of a flow.
  var boxes: [Rectangle] = []
  /// The straight pieces of arrows, as areas without width or height.
  var arrows: [Rectangle] = []
  /// Everything else that is filled.
  var fills: [Rectangle] = []

  init(_ drawing: Drawing) {
    for command in drawing.commands {
      if case .text(let run) = command {
        texts.append((run.text, DrawnPieces.area(of: run)))
      } else if case .fill(let path, let paint) = command {
        if paint == Paint(.paper) {
          boxes += DrawnPieces.areas(path)
        } else {
          fills += DrawnPieces.areas(path)
        }
      } else if case .stroke(let path, let stroke) = command {
        if stroke.paint == Paint(.muted) {
          arrows += DrawnPieces.pieces(path)
        } else {
          fills += DrawnPieces.areas(path)
        }
      } else if case .image(_, let frame, _) = command {
        boxes.append(frame)
      }
    }
  }

  var all: [Rectangle] { texts.map(\.area) + boxes + arrows + fills }

  private static func area(of run: TextRun) -> Rectangle {
    let width = FixedWidths().width(of: run.text, in: run.style)
    let height = run.style.font.capitalHeight * run.style.size
    let x: Double =
      switch run.anchor {
      case .start: run.origin.x
      case .middle: run.origin.x - width / 2
      case .end: run.origin.x - width
      }
    return Rectangle(x: x, y: run.origin.y - height, width: width, height: height)
  }

  private static func points(_ path: Path) -> [Point] {
    path.segments.flatMap { segment -> [Point] in
      if case .move(let point) = segment { return [point] }
      if case .line(let point) = segment { return [point] }
      if case .rectangle(let area) = segment {
        return [
          Point(x: area.x, y: area.y), Point(x: area.x + area.width, y: area.y + area.height),
        ]
      }
      if case .circle(let center, let radius) = segment {
        return [
          Point(x: center.x - radius, y: center.y - radius),
          Point(x: center.x + radius, y: center.y + radius),
        ]
      }
      return []
    }
  }

  /// The least area around a path, or around each of its rectangles.
  private static func areas(_ path: Path) -> [Rectangle] {
    let points = points(path)
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return [] }
    return [Rectangle(x: left, y: top, width: right - left, height: bottom - top)]
  }

  private static func pieces(_ path: Path) -> [Rectangle] {
    let points = points(path)
    return zip(points, points.dropFirst()).map { a, b in
      Rectangle(
        x: min(a.x, b.x), y: min(a.y, b.y), width: (a.x - b.x).magnitude,
        height: (a.y - b.y).magnitude)
    }
  }
}

extension DrawnPieces {
  /// Touching by less than this, in points, is no overlap: coordinates are rounded.
  static let tolerance = 0.6

  static func overlap(_ a: Rectangle, _ b: Rectangle) -> Bool {
    a.x + tolerance < b.x + b.width && b.x + tolerance < a.x + a.width
      && a.y + tolerance < b.y + b.height && b.y + tolerance < a.y + a.height
  }

  /// Whether an arrow runs through the inside of an area.
  static func runs(_ arrow: Rectangle, through area: Rectangle) -> Bool {
    arrow.x < area.x + area.width - tolerance && arrow.x + arrow.width > area.x + tolerance
      && arrow.y < area.y + area.height - tolerance && arrow.y + arrow.height > area.y + tolerance
  }

  /// Pairs of texts that lie on each other.
  var overlappingTexts: [String] {
    texts.indices.flatMap { i in
      texts.indices.filter { $0 > i && DrawnPieces.overlap(texts[i].area, texts[$0].area) }
        .map { "\(texts[i].text) | \(texts[$0].text)" }
    }
  }

  /// What reaches beyond the drawing.
  func outside(_ size: Size) -> [Rectangle] {
    all.filter {
      $0.x < -DrawnPieces.tolerance || $0.y < -DrawnPieces.tolerance
        || $0.x + $0.width > size.width + DrawnPieces.tolerance
        || $0.y + $0.height > size.height + DrawnPieces.tolerance
    }
  }
}
