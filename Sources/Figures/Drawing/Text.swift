/// The four faces that figures are set in.
public enum FontRole: String, Codable, CaseIterable, Sendable {
  case regular
  case semibold
  case bold
  /// JetBrains Mono, for numbers that stand in columns and names of classes.
  case mono

  /// Height of capitals and digits as a share of the type size; the fonts' own tables say so.
  public var capitalHeight: Double { self == .mono ? 0.73 : 0.727 }

  /// The reach of descenders below the baseline as a share of the type size.
  package var descent: Double { 0.24 }
}

/// A face and its size in points.
public struct TextStyle: Equatable, Hashable, Codable, Sendable {
  public var font: FontRole
  public var size: Double

  public init(font: FontRole, size: Double) {
    self.font = font
    self.size = size
  }

  var capitalHeight: Double { font.capitalHeight * size }
  var lineHeight: Double { (size * 1.35).rounded() }

  func resized(_ newSize: Double) -> TextStyle { TextStyle(font: font, size: newSize) }
}

/// Which point of a line of text its position names.
public enum TextAnchor: String, Codable, Sendable {
  case start
  case middle
  case end
}

/// Says how wide a line of text will be, so that layout never needs to know about font files.
public protocol TextMeasuring: Sendable {
  /// The width in points of one line of text, without kerning.
  ///
  /// - Throws: `MissingGlyphError` when the face cannot show a character.
  func width(of text: String, in style: TextStyle) throws -> Double
}

/// A character that a face does not have.
public struct MissingGlyphError: Error, Equatable, CustomStringConvertible {
  public var character: Character
  public var text: String
  public var font: String
  /// The figure's id; empty for text outside of figures.
  public var figure: String

  public init(character: Character, text: String, font: String, figure: String = "") {
    self.character = character
    self.text = text
    self.font = font
    self.figure = figure
  }

  public var description: String {
    let codes = character.unicodeScalars.map(\.code)
    let place = figure.isEmpty ? "" : "figure \(figure): "
    return place + "\(font) has no glyph for “\(character)” (\(codes.joined(separator: " "))) in "
      + "“\(text)”. Write it with other characters."
  }
}

extension Unicode.Scalar {
  /// What errors call a character that may not be visible, such as `U+0007`.
  var code: String {
    let hex = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }
}
