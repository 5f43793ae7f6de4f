import Figures

/// What must not happen to texts, found in a drawing; each fault in words.
struct TextFaults {
  private let frames: [TextFrame]
  private let size: Size

  init(_ drawing: Drawing, measuring: any TextMeasuring) throws {
    frames = try drawing.textFrames(measuring: measuring)
    size = drawing.size
  }

  /// Pairs of texts that stand on each other.
  var overlaps: [String] {
    frames.indices.flatMap { index in
      frames[(index + 1)...].filter { $0.frame.overlaps(frames[index].frame) }
        .map { "“\($0.run.text)” stands on “\(frames[index].run.text)”" }
    }
  }

  /// Texts that leave the drawing.
  var outside: [String] {
    frames.filter { text in
      text.frame.x < -Self.tolerance || text.frame.maxX > size.width + Self.tolerance
        || text.frame.y < -Self.tolerance || text.frame.maxY > size.height + Self.tolerance
    }.map { "“\($0.run.text)” leaves the drawing" }
  }

  /// Texts below a size.
  func anyBelow(_ least: Double) -> [String] {
    frames.map(\.run).filter { $0.style.size < least - Self.tolerance }
      .map { "“\($0.text)” has \($0.style.size) points" }
  }

  /// Texts below a size, unless they are numbers in mono, which shrink to fit their cells.
  func below(_ least: Double) -> [String] {
    frames.map(\.run).filter { run in
      run.style.size < least - Self.tolerance
        && !(run.style.font == .mono && run.text.allSatisfy(Self.numeric.contains))
    }.map { "“\($0.text)” has \($0.style.size) points" }
  }

  /// Positions are rounded to thousandths of a point.
  fileprivate static let tolerance = 0.002
  private static let numeric = "0123456789+−-.,%×·e \u{00A0}\u{202F}"
}

extension Rectangle {
  fileprivate func overlaps(_ other: Rectangle) -> Bool {
    let gap = TextFaults.tolerance
    return x + gap < other.maxX && other.x + gap < maxX && y + gap < other.maxY
      && other.y + gap < maxY
  }
}
