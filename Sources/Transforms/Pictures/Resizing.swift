public import ImageFiles

/// How a picture's pixels are weighed when its size changes.
public enum Interpolation: String, Hashable, Codable, Sendable, CaseIterable {
  case bilinear
  case bicubic
}

extension PixelImage {
  /// The picture in another size; each pixel is averaged over all that it covers.
  ///
  /// Rows first, then columns, each rounded to 8 bits: as Pillow resizes pictures up to version
  /// 12. Version 13 begins with the columns where that is less work, so it rounds elsewhere, and
  /// cuts bicubic overshoot off elsewhere. Weights are fixed-point numbers of 22 bits, so the
  /// result is the same everywhere.
  ///
  /// - Parameters:
  ///   - newHeight: rows of the result, at least 1.
  ///   - newWidth: columns of the result, at least 1.
  ///   - interpolation: the weights' shape.
  /// - Returns: a picture of the same channels.
  public func resized(
    height newHeight: Int, width newWidth: Int, _ interpolation: Interpolation = .bilinear
  ) -> PixelImage {
    precondition(
      newHeight > 0 && newWidth > 0, "a picture cannot have \(newHeight)×\(newWidth) pixels")
    var result = self
    if newWidth != width {
      let weights = ResamplingWeights(from: width, to: newWidth, interpolation)
      result = result.resizedRows(weights)
    }
    if newHeight != height {
      let weights = ResamplingWeights(from: height, to: newHeight, interpolation)
      result = result.resizedColumns(weights)
    }
    return result
  }

  private func resizedRows(_ weights: ResamplingWeights) -> PixelImage {
    let size = channels.rawValue
    let newWidth = weights.count
    let resized = [UInt8](unsafeUninitializedCapacity: height * newWidth * size) { buffer, count in
      count = buffer.count
      guard let target = buffer.baseAddress else { return }
      pixels.withUnsafeBufferPointer { pixels in
        guard let source = pixels.baseAddress else { return }
        for row in 0..<height {
          let (from, to) = (source + row * width * size, target + row * newWidth * size)
          switch channels {
          case .grey: weights.mixGrey(from, into: to)
          case .rgb: weights.mixColours(from, into: to)
          case .rgba: weights.mix(from, into: to, channels: size)
          }
        }
      }
    }
    return PixelImage(width: newWidth, height: height, channels: channels, pixels: resized)
  }

  private func resizedColumns(_ weights: ResamplingWeights) -> PixelImage {
    let rowSize = width * channels.rawValue
    let resized = [UInt8](unsafeUninitializedCapacity: weights.count * rowSize) { buffer, count in
      count = buffer.count
      guard let target = buffer.baseAddress else { return }
      pixels.withUnsafeBufferPointer { pixels in
        guard let source = pixels.baseAddress else { return }
        weights.mixRows(source, of: rowSize, into: target)
      }
    }
    return PixelImage(width: width, height: weights.count, channels: channels, pixels: resized)
  }
}
