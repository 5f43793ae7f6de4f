/// How pixels become numbers: (pixel / 255 − mean) / deviation, the same for every channel or with
/// numbers for each.
///
/// Source: torchvision's `ToTensor` followed by `Normalize`.
public struct Normalization: Hashable, Sendable {
  /// One for all channels, or one for each.
  public let means: [Float]
  public let deviations: [Float]

  /// The same for every channel.
  public init(mean: Float, deviation: Float) {
    precondition(
      mean.isFinite && deviation.isFinite && deviation != 0,
      "pixels cannot be normalised by mean \(mean) and deviation \(deviation)")
    means = [mean]
    deviations = [deviation]
  }

  /// Numbers for each channel.
  ///
  /// - Throws: `NormalizationError` when there are not as many deviations as means, or a number
  ///   cannot be divided by.
  public init(means: [Float], deviations: [Float]) throws(NormalizationError) {
    guard !means.isEmpty && means.count == deviations.count,
      means.allSatisfy(\.isFinite), deviations.allSatisfy({ $0.isFinite && $0 != 0 })
    else { throw NormalizationError(means: means, deviations: deviations) }
    self.means = means
    self.deviations = deviations
  }

  private init(red: (Float, Float), green: (Float, Float), blue: (Float, Float)) {
    means = [red.0, green.0, blue.0]
    deviations = [red.1, green.1, blue.1]
  }

  /// Pixels from 0 to 1, as `ToTensor` alone gives them.
  public static let unit = Normalization(mean: 0, deviation: 1)

  /// Pixels from −1 to 1, the lectures' usual choice.
  public static let symmetric = Normalization(mean: 0.5, deviation: 0.5)

  /// What networks trained on ImageNet expect.
  ///
  /// Source: torchvision's documentation of its pretrained models.
  public static let imageNet = Normalization(
    red: (0.485, 0.229), green: (0.456, 0.224), blue: (0.406, 0.225))

  /// Whether there are numbers for so many channels.
  public func fits(channels: Int) -> Bool { means.count == 1 || means.count == channels }

  /// A pixel's number; every channel has one where the numbers are the same for all.
  public func apply(_ pixel: UInt8, channel: Int = 0) -> Float {
    let place = means.count == 1 ? 0 : channel
    return (Float(pixel) / 255 - means[place]) / deviations[place]
  }
}

/// Means and deviations that pixels cannot be normalised by.
public struct NormalizationError: Error, Equatable, CustomStringConvertible {
  public let means: [Float]
  public let deviations: [Float]

  public var description: String {
    "normalisation: the means \(means) and deviations \(deviations) do not make a normalisation. "
      + "Give a finite mean and a deviation other than 0 for each channel."
  }
}

extension Normalization: Codable {
  private enum CodingKeys: CodingKey {
    case means, deviations
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      means: container.decode([Float].self, forKey: .means),
      deviations: container.decode([Float].self, forKey: .deviations))
  }
}
