import CCairo

/// The shape of one glyph in the font's own units, y upward.
struct GlyphOutline: Equatable, Sendable {
  enum Segment: Equatable, Sendable {
    case move(Double, Double)
    case line(Double, Double)
    case cubic(Double, Double, Double, Double, Double, Double)
  }

  /// The glyph's number in its font file.
  var index: UInt32
  var advance: Double
  var segments: [Segment]
}

extension GlyphOutline {
  /// Reads the glyph that the face has loaded; quadratic curves are raised to cubic ones.
  init(index: UInt32, slot: FT_GlyphSlotRec_) {
    var walker = OutlineWalker()
    var outline = slot.outline
    var functions = FT_Outline_Funcs()
    functions.move_to = { to, context in
      OutlineWalker.visit(context) { $0.move(to) }
    }
    functions.line_to = { to, context in
      OutlineWalker.visit(context) { $0.line(to) }
    }
    functions.conic_to = { control, to, context in
      OutlineWalker.visit(context) { $0.conic(control, to) }
    }
    functions.cubic_to = { first, second, to, context in
      OutlineWalker.visit(context) { $0.cubic(first, second, to) }
    }
    withUnsafeMutablePointer(to: &walker) { pointer in
      // An outline that FreeType itself loaded walks without error.
      _ = FT_Outline_Decompose(&outline, &functions, pointer)
    }
    self.init(
      index: index, advance: Double(slot.advance.x), segments: walker.segments)
  }
}

/// Collects segments while FreeType walks over an outline.
private struct OutlineWalker {
  var segments: [GlyphOutline.Segment] = []
  private var pen = (x: 0.0, y: 0.0)

  static func visit(
    _ context: UnsafeMutableRawPointer?, _ body: (inout OutlineWalker) -> Void
  ) -> Int32 {
    guard let context else { return 1 }
    body(&context.assumingMemoryBound(to: OutlineWalker.self).pointee)
    return 0
  }

  mutating func move(_ to: UnsafePointer<FT_Vector>?) {
    let to = point(to)
    segments.append(.move(to.x, to.y))
    pen = to
  }

  mutating func line(_ to: UnsafePointer<FT_Vector>?) {
    let to = point(to)
    segments.append(.line(to.x, to.y))
    pen = to
  }

  mutating func conic(_ control: UnsafePointer<FT_Vector>?, _ to: UnsafePointer<FT_Vector>?) {
    let (control, to) = (point(control), point(to))
    func third(_ end: Double, _ middle: Double) -> Double { end + 2 / 3 * (middle - end) }
    segments.append(
      .cubic(
        third(pen.x, control.x), third(pen.y, control.y), third(to.x, control.x),
        third(to.y, control.y), to.x, to.y))
    pen = to
  }

  mutating func cubic(
    _ first: UnsafePointer<FT_Vector>?, _ second: UnsafePointer<FT_Vector>?,
    _ to: UnsafePointer<FT_Vector>?
  ) {
    let (first, second, to) = (point(first), point(second), point(to))
    segments.append(.cubic(first.x, first.y, second.x, second.y, to.x, to.y))
    pen = to
  }

  private func point(_ vector: UnsafePointer<FT_Vector>?) -> (x: Double, y: Double) {
    vector.map { (Double($0.pointee.x), Double($0.pointee.y)) } ?? pen
  }
}
