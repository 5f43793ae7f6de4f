import Figures

/// A line of text as outlines around its position, in points, y downward.
struct OutlinedText {
  var segments: [GlyphOutline.Segment] = []

  init(_ run: TextRun, fonts: FontLibrary) throws {
    let glyphs = try fonts.glyphs(of: run.text, in: run.style.font)
    var x = OutlinedText.start(of: glyphs, run)
    for glyph in glyphs {
      let size = run.style.size
      for segment in glyph.outline.segments {
        segments.append(
          segment.placed(
            at: x + glyph.right * size, up: glyph.up * size, unit: glyph.unit * glyph.scale * size))
      }
      x += glyph.advance * run.style.size
    }
  }

  /// Where a line begins, seen from its position.
  static func start(of glyphs: [PlacedGlyph], _ run: TextRun) -> Double {
    let width = glyphs.reduce(0) { $0 + $1.advance } * run.style.size
    return switch run.anchor {
    case .start: 0
    case .middle: -width / 2
    case .end: -width
    }
  }
}

extension GlyphOutline.Segment {
  fileprivate func placed(at left: Double, up: Double, unit: Double) -> Self {
    func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
      (left + x * unit, -up - y * unit)
    }
    switch self {
    case .move(let x, let y):
      let point = place(x, y)
      return .move(point.x, point.y)
    case .line(let x, let y):
      let point = place(x, y)
      return .line(point.x, point.y)
    case .cubic(let ax, let ay, let bx, let by, let x, let y):
      let (a, b, end) = (place(ax, ay), place(bx, by), place(x, y))
      return .cubic(a.x, a.y, b.x, b.y, end.x, end.y)
    }
  }
}
