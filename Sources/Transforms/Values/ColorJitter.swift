import ImageFiles
package import Mathematics

/// Brightness, contrast, saturation and hue changed by chance, in a random order.
package struct ColorJitter: Hashable, Codable, Sendable {
  package let brightness: Double
  package let contrast: Double
  package let saturation: Double
  package let hue: Double

  package init(brightness: Double, contrast: Double, saturation: Double, hue: Double) {
    self.brightness = brightness
    self.contrast = contrast
    self.saturation = saturation
    self.hue = hue
  }

  /// What is done to a picture: parameters that are drawn, and the order.
  package struct Change: Equatable {
    /// 0 to 3: brightness, contrast, saturation, hue.
    package let order: [Int]
    package let brightness: Double
    package let contrast: Double
    package let saturation: Double
    package let hue: Double
  }

  func applied(to picture: PixelImage, using random: inout SeededRandom) -> PixelImage {
    let change = change(using: &random)
    var result = picture
    for step in change.order {
      switch step {
      case 0 where brightness > 0: result = result.withBrightness(change.brightness)
      case 1 where contrast > 0: result = result.withContrast(change.contrast)
      case 2 where saturation > 0: result = result.withSaturation(change.saturation)
      case 3 where hue > 0: result = result.withHue(shiftedBy: change.hue)
      default: break
      }
    }
    return result
  }

  package func change(using random: inout SeededRandom) -> Change {
    let order = random.permutation(of: 4)
    func factor(_ spread: Double) -> Double { random.uniform(max(0, 1 - spread), 1 + spread) }
    return Change(
      order: order, brightness: factor(brightness), contrast: factor(contrast),
      saturation: factor(saturation), hue: random.uniform(-hue, hue))
  }
}
