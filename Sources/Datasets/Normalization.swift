/// How pixels become numbers: (pixel / 255 − mean) / deviation, the same for every channel.
///
/// Source: torchvision's `ToTensor` followed by `Normalize`.
public struct Normalization: Hashable, Codable, Sendable {
  public let mean: Float
  public let deviation: Float

  public init(mean: Float, deviation: Float) {
    self.mean = mean
    self.deviation = deviation
  }

  /// Pixels from 0 to 1, as `ToTensor` alone gives them.
  public static let unit = Normalization(mean: 0, deviation: 1)

  /// Pixels from −1 to 1, the lectures' usual choice.
  public static let symmetric = Normalization(mean: 0.5, deviation: 0.5)

  public func apply(_ pixel: UInt8) -> Float {
    (Float(pixel) / 255 - mean) / deviation
  }
}
