/// Raised and lowered letters and digits, and the plain ones that they are made from.
enum ScriptLetters {
  /// How large they are beside plain letters.
  static let scale = 0.62

  /// The plain letter and how far up it moves, in parts of the type size.
  static func script(of scalar: Unicode.Scalar) -> (base: Unicode.Scalar, up: Double)? {
    if let base = raised[scalar] { return (base, 0.33) }
    return lowered[scalar].map { ($0, -0.13) }
  }

  private static let raised = table(
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴺᵀ", "0123456789+−=()abcdefghijklmnoprstuvwxyzNT")
  private static let lowered = table(
    "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+−=()aehijklmnoprstuvx")

  private static func table(
    _ scripts: String, _ bases: String
  ) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(
      zip(scripts.unicodeScalars, bases.unicodeScalars), uniquingKeysWith: { first, _ in first })
  }
}

/// Inter's digits of equal width, which stand at places of its own in Unicode's private area.
enum TabularDigits {
  static func scalar(of digit: Unicode.Scalar) -> Unicode.Scalar? {
    guard ("0"..."9").contains(digit) else { return nil }
    return Unicode.Scalar(0xE071 + digit.value - 48)
  }
}

/// Letters with accents that Unicode also has as one.
enum ComposedLetters {
  /// The one scalar that looks like a character of several, if there is one.
  static func scalar(of character: Character) -> Unicode.Scalar? {
    character.unicodeScalars.count > 1 ? letters[character] : nil
  }

  /// Characters are equal when they look the same, however many scalars they are made of.
  private static let letters: [Character: Unicode.Scalar] = {
    let ranges: [ClosedRange<UInt32>] = [
      0xC0...0x24F, 0x386...0x3CE, 0x400...0x4F9, 0x1E00...0x1EF9,
    ]
    let scalars = ranges.joined().compactMap { Unicode.Scalar($0) }
    return Dictionary(scalars.map { (Character($0), $0) }, uniquingKeysWith: { first, _ in first })
  }()
}
