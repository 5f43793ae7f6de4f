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

  init(of response: Plane, scale: FilterScale) {
    let largest = response.values.reduce(0) { max($0, abs($1)) }
    // An answer of nothing but zeros is all paper, grey or black.
    let extent = largest > 0 && largest.isFinite ? largest : 1
    let end = Self.text(largest)
    func picture(_ channels: PixelImage.Channels, _ pixels: [UInt8]) -> PixelImage {
      PixelImage(
        width: response.width, height: response.height, channels: channels, pixels: pixels)
    }
    switch scale {
    case .signed:
      let colors = ColorMap.signed.palette(in: .fovea, .light)
        .map { $0.0.over(Palette.light.paper, opacity: $0.opacity) }
      let middle = Float(colors.count / 2)
      image = picture(
        .rgb,
        response.values.flatMap { value in
          let color = colors[Self.step(middle + value / extent * middle, of: colors.count)]
          return [color.red, color.green, color.blue]
        })
      words = largest == 0 ? "0 everywhere" : "blue −\(end), paper 0, orange \(end)"
    case .grey:
      image = picture(
        .grey, response.values.map { UInt8(Self.step(128 + $0 / extent * 127, of: 256)) })
      words = "black −\(end), mid grey (128) 0, white \(end)"
    case .magnitude:
      image = picture(
        .grey, response.values.map { UInt8(Self.step(abs($0) / extent * 255, of: 256)) })
      words = "black 0, white \(end)"
    case .pixels:
      image = picture(.grey, response.values.map { UInt8(Self.step($0, of: 256)) })
      words = "0 to 255 as they are, clipped"
    }
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
