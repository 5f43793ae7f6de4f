import Figures
import FoundationEssentials

/// SVG in the making: bytes of UTF-8, which grow many times faster than a string does.
struct SVGText {
  private(set) var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds markup as it is.
  mutating func add(_ markup: String) { bytes += markup.utf8 }

  mutating func add(_ other: SVGText) { bytes += other.bytes }

  mutating func add(_ other: [UInt8]) { bytes += other }

  /// Adds a number with at most three decimals, without zeros that say nothing.
  mutating func add(_ value: Double) {
    add(parts: Int((value * 1000).rounded()), power: 1000)
  }

  /// Adds `parts / power`, a number in hundredths or thousandths.
  mutating func add(parts: Int, power: Int) {
    if parts < 0 { bytes.append(Self.minus) }
    let (whole, fraction) = Int(parts.magnitude).quotientAndRemainder(dividingBy: power)
    if whole > 0 || fraction == 0 { add(digits: whole) }
    guard fraction > 0 else { return }
    bytes.append(Self.point)
    var (rest, unit) = (fraction, power / 10)
    while rest > 0 {
      bytes.append(Self.zero + UInt8(rest / unit))
      (rest, unit) = (rest % unit, unit / 10)
    }
  }

  /// Adds numbers with spaces between them.
  mutating func add(list: [Double]) {
    for (index, value) in list.enumerated() {
      if index > 0 { bytes.append(Self.space) }
      add(value)
    }
  }

  /// Adds text with what XML reserves escaped, for elements and for attributes; a figure that is
  /// valid has no characters that XML forbids.
  mutating func add(escaping text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x26: add("&amp;")
      case 0x3C: add("&lt;")
      case 0x3E: add("&gt;")
      case 0x22: add("&quot;")
      default: bytes.append(byte)
      }
    }
  }

  /// Adds a rectangle as an element's attributes, with a space before the first.
  mutating func add(attributes area: Rectangle) {
    for (name, value) in [
      (" x=\"", area.x), ("\" y=\"", area.y), ("\" width=\"", area.width),
      ("\" height=\"", area.height),
    ] {
      add(name)
      add(value)
    }
    add("\"")
  }

  /// Adds a file as a data address.
  mutating func add(png: [UInt8]) {
    add("data:image/png;base64,")
    add(Data(png).base64EncodedString())
  }

  private mutating func add(digits number: Int) {
    guard number > 9 else { return bytes.append(Self.zero + UInt8(number)) }
    bytes += String(number).utf8
  }

  private static let minus = UInt8(ascii: "-")
  private static let point = UInt8(ascii: ".")
  private static let space = UInt8(ascii: " ")
  private static let zero = UInt8(ascii: "0")
}

extension SVGText {
  /// Adds a path in SVG's notation.
  mutating func add(_ path: Path) {
    for segment in path.segments {
      switch segment {
      case .move(let point): add("M", point)
      case .line(let point): add("L", point)
      case .close: add("Z")
      case .rectangle(let area):
        add("M", Point(x: area.x, y: area.y))
        for (letter, value) in [("h", area.width), ("v", area.height), ("h", -area.width)] {
          add(letter)
          add(value)
        }
        add("z")
      case .circle(let center, let radius):
        add("M", Point(x: center.x - radius, y: center.y))
        for width in [2 * radius, -2 * radius] {
          add("a")
          add(list: [radius, radius])
          add(" 0 1 0 ")
          add(width)
          add(" 0")
        }
        add("z")
      }
    }
  }

  private mutating func add(_ letter: String, _ point: Point) {
    add(letter)
    add(point.x)
    bytes.append(Self.space)
    add(point.y)
  }
}

/// A number with at most three decimals.
func number(_ value: Double) -> String {
  var text = SVGText()
  text.add(value)
  return text.text
}
