import Figures

/// Turns text into glyphs.
///
/// What a face lacks is set in ways that anybody would choose, and in no others: raised and lowered
/// letters as smaller ones, accents on their letters, spaces as spaces, symbols from the other
/// family. Everything else is an error.
extension FaceTable {
  func composedGlyphs(
    of text: String, in role: FontRole
  ) throws(MissingGlyphError) -> [PlacedGlyph] {
    var placed: [PlacedGlyph] = []
    // Bytes of characters that are not seen, such as joiners, which no glyph stands for yet.
    var unseen = 0
    for character in text {
      let scalars = character.unicodeScalars
      let single = scalars.count == 1 ? scalars.first : nil
      if let single, let known = plain[role]?[single] {
        placed.append(known.standing(for: known.bytes + unseen))
        unseen = 0
        continue
      }
      if let letter = ComposedLetters.scalar(of: character), let glyph = glyph(of: letter, in: role)
      {
        placed.append(glyph.standing(for: character.utf8.count + unseen))
        unseen = 0
        continue
      }
      for (index, scalar) in scalars.enumerated() {
        let bytes = UTF8.width(scalar)
        if scalar.properties.isDefaultIgnorableCodePoint {
          unseen += bytes
        } else if let glyph = glyph(of: scalar, in: role) ?? substitute(for: scalar, in: role) {
          let isMark = index > 0 && scalar.properties.canonicalCombiningClass != .notReordered
          let letter = isMark ? placed.last { $0.advance > 0 } : nil
          let place = letter.map { glyph.attached(to: $0, clearing: smallLetterHeight(role)) }
          placed.append((place ?? glyph).standing(for: bytes + unseen))
          if let single { plain[role, default: [:]][single] = glyph.standing(for: bytes) }
          unseen = 0
        } else {
          throw MissingGlyphError(character: character, text: text, font: role.name)
        }
      }
    }
    if unseen > 0, let last = placed.indices.last { placed[last].bytes += unseen }
    return placed
  }

  /// The glyph that a scalar of one byte in UTF-8 has by itself.
  func plainGlyph(of scalar: Unicode.Scalar, in role: FontRole) -> PlacedGlyph? {
    glyph(of: scalar, in: role)?.standing(for: 1)
  }

  /// The face's own glyph; digits of running text are all equally wide, as in columns of numbers.
  private func glyph(of scalar: Unicode.Scalar, in role: FontRole) -> PlacedGlyph? {
    // Some faces have glyphs for line breaks and the like, which no figure means to show.
    guard let face = self[role], scalar.properties.generalCategory != .control else { return nil }
    let outline =
      (role == .regular ? TabularDigits.scalar(of: scalar) : nil)
      .flatMap(face.glyph) ?? face.glyph(of: scalar)
    return outline.map { PlacedGlyph($0, of: face, role, bytes: 0) }
  }

  private func substitute(for scalar: Unicode.Scalar, in role: FontRole) -> PlacedGlyph? {
    if scalar.properties.generalCategory == .spaceSeparator { return glyph(of: " ", in: role) }
    let cell = role == .mono ? glyph(of: "0", in: role)?.advance : nil
    func fitted(_ glyph: PlacedGlyph) -> PlacedGlyph {
      guard let cell else { return glyph }
      let small = glyph.advance > cell ? glyph.resized(cell / glyph.advance, up: 0) : glyph
      return small.centered(in: cell)
    }
    if let script = ScriptLetters.script(of: scalar), let base = glyph(of: script.base, in: role) {
      return fitted(base.resized(ScriptLetters.scale, up: script.up))
    }
    guard scalar.isSymbol else { return nil }
    return glyph(of: scalar, in: role == .mono ? .regular : .mono).map(fitted)
  }

  /// The height of a small letter without ascender, which accents are drawn for.
  private func smallLetterHeight(_ role: FontRole) -> Double {
    glyph(of: "x", in: role).flatMap { x in x.outline.bounds.map { $0.top * x.unit } } ?? 0.5
  }
}

extension PlacedGlyph {
  fileprivate func standing(for bytes: Int) -> PlacedGlyph {
    var glyph = self
    glyph.bytes = bytes
    return glyph
  }
}

extension Unicode.Scalar {
  fileprivate var isSymbol: Bool {
    switch properties.generalCategory {
    case .mathSymbol, .otherSymbol: true
    default: false
    }
  }
}
