import Figures

/// Escapes what XML reserves, for text and for attributes.
func escapedXML(_ text: String) -> String {
  var escaped = ""
  for character in text.unicodeScalars {
    switch character {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    default:
      // Control characters other than tab and line breaks are not allowed in XML at all.
      let isAllowed = character.value >= 32 || [9, 10, 13].contains(character.value)
      escaped.unicodeScalars.append(isAllowed ? character : "\u{FFFD}")
    }
  }
  return escaped
}

/// A number with at most three decimals.
func number(_ value: Double) -> String {
  let text = shortDecimal(value)
  if text.hasPrefix("0.") { return String(text.dropFirst()) }
  if text.hasPrefix("-0.") { return "-" + text.dropFirst(2) }
  return text
}

extension Path {
  /// The path in SVG's notation.
  var svg: String {
    segments.map { segment in
      switch segment {
      case .move(let point): "M\(number(point.x)) \(number(point.y))"
      case .line(let point): "L\(number(point.x)) \(number(point.y))"
      case .close: "Z"
      case .rectangle(let area):
        "M\(number(area.x)) \(number(area.y))h\(number(area.width))v\(number(area.height))"
          + "h\(number(-area.width))z"
      case .circle(let center, let radius):
        "M\(number(center.x - radius)) \(number(center.y))"
          + "a\(number(radius)) \(number(radius)) 0 1 0 \(number(2 * radius)) 0"
          + "a\(number(radius)) \(number(radius)) 0 1 0 \(number(-2 * radius)) 0z"
      }
    }.joined()
  }
}

extension Rectangle {
  /// The rectangle as an element's attributes.
  var svg: String {
    "x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" "
      + "height=\"\(number(height))\""
  }
}
