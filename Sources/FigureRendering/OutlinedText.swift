import Figures

/// A line of text as outlines around its position, in points, y downward.
struct OutlinedText {
  var segments: [GlyphOutline.Segment] = []

  init(_ run: TextRun, fonts: FontLibrary) throws(MissingGlyphError) {
    let glyphs = try fonts.glyphs(of: run.text, in: run.style.font)
    var x = OutlinedText.start(of: glyphs, run)
    for glyph in glyphs {
      let unit = glyph.unit * run.style.size
      for segment in glyph.outline.segments {
        segments.append(segment.placed(at: x, unit: unit))
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
  fileprivate func placed(at left: Double, unit: Double) -> Self {
    switch self {
    case .move(let x, let y): .move(left + x * unit, -y * unit)
    case .line(let x, let y): .line(left + x * unit, -y * unit)
    case .cubic(let ax, let ay, let bx, let by, let x, let y):
      .cubic(
        left + ax * unit, -ay * unit, left + bx * unit, -by * unit, left + x * unit, -y * unit)
    }
  }
}
