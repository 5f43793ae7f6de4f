/// Text as XML wants it.
enum XMLText {
  /// For between tags: escaped, without the characters that no XML document may hold.
  static func content(_ text: String) -> String { escaped(text, isAttribute: false) }

  /// For between double quotes, where line ends must be spelled out.
  static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

  /// With three decimals and a point, as every reader takes it.
  static func seconds(_ seconds: Double) -> String {
    let thousandths = seconds.isFinite ? Int((max(0, min(seconds, 1e12)) * 1000).rounded()) : 0
    let fraction = String(thousandths % 1000)
    let zeros = String(repeating: "0", count: 3 - fraction.count)
    return "\(thousandths / 1000).\(zeros)\(fraction)"
  }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var output = ""
    for scalar in text.unicodeScalars where isAllowed(scalar) {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\r": output += "&#13;"
      case "\n" where isAttribute: output += "&#10;"
      case "\t" where isAttribute: output += "&#9;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// Source: XML 1.0, §2.2.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
