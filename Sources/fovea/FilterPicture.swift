import ArgumentParser
import Figures
import Filters
import ImageFiles

/// How a filter's answers become colours.
enum FilterScale: String, CaseIterable, ExpressibleByArgument {
  /// Blue below 0, the paper at 0, orange above.
  case signed
  /// Mid grey at 0.
  case grey
  /// Black at 0, white at the largest.
  case magnitude
  /// 0 to 255 as they are.
  case pixels
}

/// A filter's answers as a picture, and in words which number has which colour.
struct FilterPicture {
  let image: PixelImage
  let words: String

  /// - Parameters:
  ///   - responses: one plane, or three of one size for red, green and blue; they share a scale.
  ///   - scale: how numbers become colours; three planes cannot be `signed`.
  init(of responses: [Plane], scale: FilterScale) {
    let largest = responses.reduce(0) { $1.values.reduce($0) { max($0, abs($1)) } }
    // An answer of nothing but zeros is all paper, grey or black.
    let extent = largest > 0 && largest.isFinite ? largest : 1
    let end = Self.text(largest)
    let each = responses.count == 1 ? "" : "red, green and blue each: "
    switch scale {
    case .signed:
      image = Self.signed(responses[0], extent: extent)
      words = largest == 0 ? "0 everywhere" : "blue −\(end), paper 0, orange \(end)"
    case .grey:
      image = Self.levels(responses) { 128 + $0 / extent * 127 }
      words = "\(each)black −\(end), mid grey (128) 0, white \(end)"
    case .magnitude:
      image = Self.levels(responses) { abs($0) / extent * 255 }
      words = "\(each)black 0, white \(end)"
    case .pixels:
      image = Self.levels(responses) { $0 }
      words = "\(each)0 to 255 as they are, clipped"
    }
  }

  private static func signed(_ response: Plane, extent: Float) -> PixelImage {
    let colors = ColorMap.signed.palette(in: .fovea, .light)
      .map { $0.0.over(Palette.light.paper, opacity: $0.opacity) }
    let middle = Float(colors.count / 2)
    return PixelImage(
      width: response.width, height: response.height, channels: .rgb,
      pixels: response.values.flatMap { value in
        let color = colors[step(middle + value / extent * middle, of: colors.count)]
        return [color.red, color.green, color.blue]
      })
  }

  /// Every number as a level of grey, or of its plane's colour.
  private static func levels(_ responses: [Plane], _ level: (Float) -> Float) -> PixelImage {
    let (width, height) = (responses[0].width, responses[0].height)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height * responses.count)
    for place in 0..<width * height {
      for response in responses {
        pixels.append(UInt8(step(level(response.values[place]), of: 256)))
      }
    }
    return PixelImage(
      width: width, height: height, channels: responses.count == 1 ? .grey : .rgb, pixels: pixels)
  }

  private static func step(_ position: Float, of count: Int) -> Int {
    Int(min(max(position.rounded(), 0), Float(count - 1)))
  }

  /// The largest number in words, with three decimals where they say anything.
  private static func text(_ value: Float) -> String {
    guard value.isFinite, value < 1e9, value >= 0.01 || value == 0 else { return "\(value)" }
    let thousandths = Int((Double(value) * 1000).rounded())
    let decimals = String(1000 + thousandths % 1000).dropFirst()
    return thousandths % 1000 == 0
      ? "\(thousandths / 1000)" : "\(thousandths / 1000).\(decimals)"
  }
}
