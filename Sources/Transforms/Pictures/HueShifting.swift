public import ImageFiles

extension PixelImage {
  /// The picture with its colours moved along the colour circle.
  ///
  /// Hue and saturation are 8-bit numbers in between, as in Pillow's mode HSV.
  ///
  /// - Parameter turn: by which part of the circle, −0.5 to 0.5; red goes to yellow.
  /// - Returns: a picture of the same size; a grey one stays as it is.
  public func withHue(shiftedBy turn: Double) -> PixelImage {
    precondition(abs(turn) <= 0.5, "hue cannot move by \(turn) of the colour circle")
    if channels != .rgb { return self }
    let shift = UInt8(truncatingIfNeeded: Int(turn * 255))
    let shifted = [UInt8](unsafeUninitializedCapacity: pixels.count) { buffer, count in
      pixels.withUnsafeBufferPointer { pixels in
        for i in stride(from: 0, to: pixels.count, by: 3) {
          var color = HSVColour(red: pixels[i], green: pixels[i + 1], blue: pixels[i + 2])
          color.hue &+= shift
          (buffer[i], buffer[i + 1], buffer[i + 2]) = color.rgb
        }
      }
      count = pixels.count
    }
    return PixelImage(width: width, height: height, channels: channels, pixels: shifted)
  }
}

/// A colour as hue, saturation and value, 8 bits each.
///
/// Source: Smith 1978, "Color gamut transform pairs", the hexcone model.
private struct HSVColour {
  /// 255 is once around.
  var hue: UInt8
  private let saturation: UInt8
  private let value: UInt8

  init(red: UInt8, green: UInt8, blue: UInt8) {
    let (most, least) = (max(red, green, blue), min(red, green, blue))
    value = most
    if most == least {
      (hue, saturation) = (0, 0)
      return
    }
    let range = Float(most - least)
    saturation = UInt8(range / Float(most) * 255)
    let (fromRed, fromGreen) = (Float(most - red) / range, Float(most - green) / range)
    let fromBlue = Float(most - blue) / range
    let sixth: Float
    if red == most {
      sixth = fromBlue - fromGreen
    } else if green == most {
      sixth = Float(2 + Double(fromRed) - Double(fromBlue))
    } else {
      sixth = Float(4 + Double(fromGreen) - Double(fromRed))
    }
    let turn = Double(sixth) / 6 + 1
    hue = UInt8(Float(turn < 1 ? turn : turn - 1) * 255)
  }

  var rgb: (UInt8, UInt8, UInt8) {
    if saturation == 0 { return (value, value, value) }
    let sixths = Float(hue) * 6 / 255
    let sector = Int(sixths)
    let fraction = sixths - Float(sector)
    let share = Float(saturation) / 255
    func dimmed(by part: Float) -> UInt8 {
      UInt8(Double(Float(value) * (1 - part)) + 0.5)
    }
    let low = dimmed(by: share)
    let falling = dimmed(by: share * fraction)
    let rising = dimmed(by: share * (1 - fraction))
    switch sector % 6 {
    case 0: return (value, rising, low)
    case 1: return (falling, value, low)
    case 2: return (low, value, rising)
    case 3: return (low, falling, value)
    case 4: return (rising, low, value)
    default: return (value, low, falling)
    }
  }
}
