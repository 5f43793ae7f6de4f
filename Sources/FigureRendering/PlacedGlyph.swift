import Figures

/// A glyph with its place in a line of text, in parts of the type size.
struct PlacedGlyph: Sendable {
  var outline: GlyphOutline
  /// The face that has the glyph.
  var font: FontRole
  /// Parts of the type size in one unit of the outline.
  var unit: Double
  /// How large the glyph is beside the others of its line.
  var scale = 1.0
  /// From the pen to the glyph's origin, to the right and upward.
  var right = 0.0
  var up = 0.0
  /// How far the pen moves on.
  var advance: Double
  /// How many bytes of the text, in UTF-8, the glyph stands for.
  var bytes: Int

  init(_ outline: GlyphOutline, of face: FontFace, _ role: FontRole, bytes: Int) {
    self.outline = outline
    font = role
    unit = 1 / face.unitsPerEm
    advance = outline.advance * unit
    self.bytes = bytes
  }

  /// The glyph smaller than its line, and above or below the baseline.
  func resized(_ scale: Double, up: Double) -> PlacedGlyph {
    var glyph = self
    glyph.scale = scale
    glyph.up = up
    glyph.advance = advance * scale
    return glyph
  }

  /// The glyph in the middle of a cell, in a face whose glyphs are all equally wide.
  func centered(in cell: Double) -> PlacedGlyph {
    var glyph = self
    glyph.right = (cell - advance) / 2
    glyph.advance = cell
    return glyph
  }

  /// The accent over or under the middle of a letter behind which the pen stands.
  func attached(to letter: PlacedGlyph, clearing height: Double) -> PlacedGlyph {
    guard let mark = outline.bounds, let base = letter.outline.bounds else { return self }
    var glyph = self
    let middle = (base.left + base.right) / 2 * letter.unit - letter.advance
    glyph.right = middle - (mark.left + mark.right) / 2 * unit
    // Accents are drawn for small letters; over taller ones they move up.
    if mark.bottom > 0 { glyph.up = max(0, base.top * letter.unit - height) }
    glyph.advance = 0
    return glyph
  }
}

extension GlyphOutline {
  /// The box around all points of the outline, also those that only bend it; `nil` for a space.
  var bounds: (left: Double, right: Double, bottom: Double, top: Double)? {
    var xs: [Double] = []
    var ys: [Double] = []
    for segment in segments {
      switch segment {
      case .move(let x, let y), .line(let x, let y):
        xs.append(x)
        ys.append(y)
      case .cubic(let ax, let ay, let bx, let by, let x, let y):
        xs += [ax, bx, x]
        ys += [ay, by, y]
      }
    }
    guard let left = xs.min(), let right = xs.max(), let bottom = ys.min(), let top = ys.max()
    else { return nil }
    return (left, right, bottom, top)
  }
}
