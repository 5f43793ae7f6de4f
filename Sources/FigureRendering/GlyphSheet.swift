import Figures

/// The glyphs that an SVG sets its text with, each defined once and used wherever it stands.
///
/// Outlines are in thousandths of the type size, y downward, as finely as Type 1 fonts have them.
struct GlyphSheet {
  /// What the SVG defines: a path for every glyph.
  private(set) var definitions = SVGText()
  private let scope: String
  private var names: [Glyph: String] = [:]

  private struct Glyph: Hashable {
    var font: FontRole
    var index: UInt32
  }

  /// - Parameter scope: what the names of glyphs begin with, so that two SVGs in one page do not
  ///   take each other's.
  init(scope: String) {
    self.scope = scope
  }

  /// Adds a line of text to an SVG.
  mutating func add(
    _ glyphs: [PlacedGlyph], of run: TextRun, fill: String, to svg: inout SVGText
  ) {
    guard glyphs.contains(where: \.isVisible) else { return }
    svg.add("<g fill=\"\(fill)\" transform=\"translate(")
    svg.add(list: [run.origin.x, run.origin.y])
    svg.add(run.direction == .upward ? ")rotate(-90)scale(" : ")scale(")
    svg.add(parts: Int((run.style.size * 1000).rounded()), power: 1_000_000)
    svg.add(")\">")
    var pen = OutlinedText.start(of: glyphs, run) / run.style.size
    for glyph in glyphs {
      if glyph.isVisible { add(glyph, at: pen + glyph.right, to: &svg) }
      pen += glyph.advance
    }
    svg.add("</g>\n")
  }

  private mutating func add(_ glyph: PlacedGlyph, at x: Double, to svg: inout SVGText) {
    svg.add("<use xlink:href=\"#\(name(of: glyph))\" ")
    if glyph.scale == 1 && glyph.up == 0 {
      svg.add("x=\"\(thousandths(x))")
    } else {
      svg.add("transform=\"translate(\(thousandths(x)) \(-thousandths(glyph.up)))scale(")
      svg.add(glyph.scale)
      svg.add(")")
    }
    svg.add("\"/>")
  }

  /// The name of a glyph, which is defined where it is first asked for.
  private mutating func name(of glyph: PlacedGlyph) -> String {
    let key = Glyph(font: glyph.font, index: glyph.outline.index)
    if let known = names[key] { return known }
    let name = "\(scope)-g\(names.count)"
    names[key] = name
    definitions.add("<path id=\"\(name)\" d=\"")
    definitions.add(outline: glyph.outline, unit: glyph.unit * 1000)
    definitions.add("\"/>\n")
    return name
  }

  private func thousandths(_ share: Double) -> Int { Int((share * 1000).rounded()) }
}

extension PlacedGlyph {
  fileprivate var isVisible: Bool { !outline.segments.isEmpty }
}
