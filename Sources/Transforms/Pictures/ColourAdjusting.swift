public import ImageFiles

extension PixelImage {
  /// The picture brighter or darker: mixed with black.
  ///
  /// - Parameter factor: 0 gives black, 1 the picture, 2 twice its brightness.
  /// - Returns: a picture of the same size.
  public func withBrightness(_ factor: Double) -> PixelImage {
    mapped { blended($0, over: 0, factor) }
  }

  /// The picture with more or less contrast: mixed with its mean grey, rounded to 8 bits.
  ///
  /// - Parameter factor: 0 gives grey, 1 the picture.
  /// - Returns: a picture of the same size.
  public func withContrast(_ factor: Double) -> PixelImage {
    let sum = grey().pixels.reduce(0) { $0 &+ Int($1) }
    let mean = UInt8(Double(sum) / Double(width * height) + 0.5)
    return mapped { blended($0, over: mean, factor) }
  }

  /// The picture with more or less colour: mixed with its shades of grey.
  ///
  /// - Parameter factor: 0 gives grey, 1 the picture.
  /// - Returns: a picture of the same size; a grey one stays as it is.
  public func withSaturation(_ factor: Double) -> PixelImage {
    if channels != .rgb { return self }
    let greys = grey().pixels
    let blend = Blend(factor)
    let mixed = [UInt8](unsafeUninitializedCapacity: pixels.count) { buffer, count in
      pixels.withUnsafeBufferPointer { pixels in
        for place in greys.indices {
          for i in 3 &* place..<3 &* place &+ 3 {
            buffer[i] = blend(pixels[i], over: greys[place])
          }
        }
      }
      count = pixels.count
    }
    return PixelImage(width: width, height: height, channels: channels, pixels: mixed)
  }

  /// The picture in shades of grey.
  ///
  /// - Parameter channels: grey for one value a pixel, RGB for three equal ones.
  /// - Returns: a picture of the same size.
  public func grey(as channels: Channels) -> PixelImage {
    channels == .rgb ? grey().rgb() : grey()
  }

  /// Each value replaced by another that depends on it alone.
  func mapped(_ replacement: (UInt8) -> UInt8) -> PixelImage {
    let table = (0...255).map { replacement(UInt8($0)) }
    let replaced = [UInt8](unsafeUninitializedCapacity: pixels.count) { buffer, count in
      for i in pixels.indices { buffer[i] = table[Int(pixels[i])] }
      count = pixels.count
    }
    return PixelImage(width: width, height: height, channels: channels, pixels: replaced)
  }

  private func blended(_ value: UInt8, over base: UInt8, _ factor: Double) -> UInt8 {
    Blend(factor)(value, over: base)
  }
}

/// Mixes two values in single precision, and goes beyond them where the factor is above 1.
///
/// Source: Pillow's `Image.blend`, cut off to 8 bits.
private struct Blend {
  private let factor: Float

  init(_ factor: Double) {
    precondition((0...1e6).contains(factor), "colours cannot be mixed by a factor of \(factor)")
    self.factor = Float(factor)
  }

  func callAsFunction(_ value: UInt8, over base: UInt8) -> UInt8 {
    let mixed = Float(base) + factor * Float(Int32(value) - Int32(base))
    return UInt8(min(max(mixed, 0), 255))
  }
}
