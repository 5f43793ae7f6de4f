import Mathematics

/// What a Gabor kernel looks for: waves of one frequency and direction under a bell curve.
///
/// Every set of parameters that exists makes a kernel: the initialisers refuse all others.
///
/// Source: Daugman 1985; parameters as in scikit-image's `gabor_kernel`.
public struct GaborParameters: Hashable, Sendable {
  /// Waves per pixel; above 0.5 the pixels show a slower wave than the one asked for.
  public let frequency: Double
  /// The direction in which the wave runs, in radians: 0 to the right, π/2 downwards.
  public let theta: Double
  /// The bell's standard deviation along the wave, in pixels.
  public let sigmaX: Double
  /// The bell's standard deviation across the wave, in pixels.
  public let sigmaY: Double
  /// How many standard deviations the kernel reaches from its centre.
  public let deviations: Double
  /// The wave's phase at the centre, in radians.
  public let offset: Double

  /// Rows and columns that a kernel may have at most.
  public static let largestSide = 1023

  /// - Throws: `GaborError` when no kernel of a sensible size has these parameters.
  public init(
    frequency: Double, theta: Double = 0, sigmaX: Double, sigmaY: Double, deviations: Double = 3,
    offset: Double = 0
  ) throws(GaborError) {
    try Self.check("frequency", frequency, Self.frequencies)
    try Self.check("theta", theta, Self.angles)
    try Self.check("sigma_x", sigmaX, Self.sigmas)
    try Self.check("sigma_y", sigmaY, Self.sigmas)
    try Self.check("n_stds", deviations, Self.sigmas)
    try Self.check("offset", offset, Self.angles)
    self.frequency = frequency
    self.theta = theta
    self.sigmaX = sigmaX
    self.sigmaY = sigmaY
    self.deviations = deviations
    self.offset = offset
    let reach = deviations * max(sigmaX, sigmaY)
    guard reach <= Double(Self.largestSide / 2) else {
      throw GaborError(problem: .size(reach: reach))
    }
  }

  /// A round bell: the same standard deviation along the wave and across it.
  ///
  /// - Throws: `GaborError` when no kernel of a sensible size has these parameters.
  public init(
    frequency: Double, theta: Double = 0, sigma: Double, deviations: Double = 3,
    offset: Double = 0
  ) throws(GaborError) {
    try Self.check("sigma", sigma, Self.sigmas)
    try self.init(
      frequency: frequency, theta: theta, sigmaX: sigma, sigmaY: sigma, deviations: deviations,
      offset: offset)
  }

  /// A bell that lets frequencies of `bandwidth` octaves through, around the wave's own.
  ///
  /// - Throws: `GaborError` when no kernel of a sensible size has these parameters.
  public init(
    frequency: Double, theta: Double = 0, bandwidth: Double = 1, deviations: Double = 3,
    offset: Double = 0
  ) throws(GaborError) {
    let sigma = try Self.sigma(frequency: frequency, bandwidth: bandwidth)
    guard sigma <= Self.sigmas.upperBound else {
      throw GaborError(problem: .size(reach: sigma * deviations))
    }
    try self.init(
      frequency: frequency, theta: theta, sigma: sigma, deviations: deviations, offset: offset)
  }

  /// The standard deviation, in pixels, that gives a bandwidth in octaves.
  ///
  /// σ = √(ln 2 / 2) / π · (2ᵇ + 1) / (2ᵇ − 1) / f.
  ///
  /// - Throws: `GaborError` when one of them is not positive or beyond all sense.
  ///
  /// Source: Petkov & Kruizinga 1997, as scikit-image states it.
  public static func sigma(
    frequency: Double, bandwidth: Double
  ) throws(GaborError) -> Double {
    try check("frequency", frequency, frequencies)
    try check("bandwidth", bandwidth, bandwidths)
    let octaves = power(2, bandwidth)
    return (logarithm(2.0) / 2).squareRoot() / Double.pi * (octaves + 1) / (octaves - 1)
      / frequency
  }

  /// Whether pixels are too coarse for the wave, so that a slower one is seen in its place.
  public var isAliased: Bool { frequency > 0.5 }

  private static let frequencies = 1e-6...100.0
  /// Narrower bells have no weight beside their centre.
  private static let sigmas = 0.01...Double(largestSide / 2)
  /// In octaves.
  private static let bandwidths = 0.01...100.0
  /// Larger angles have lost their meaning in rounding.
  private static let angles = -1e4...1e4

  private static func check(
    _ name: String, _ value: Double, _ range: ClosedRange<Double>
  ) throws(GaborError) {
    guard range.contains(value) else {
      throw GaborError(problem: .outOfRange(name, value: "\(value)", range))
    }
  }
}

/// Parameters that no Gabor kernel has.
public struct GaborError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    /// The value is in words, since NaN is not equal to itself.
    case outOfRange(String, value: String, ClosedRange<Double>)
    /// How far the kernel would reach from its centre, in pixels.
    case size(reach: Double)
  }

  public let problem: Problem

  package init(problem: Problem) {
    self.problem = problem
  }

  public var description: String {
    switch problem {
    case .outOfRange(let name, let value, let range):
      "Gabor kernel: \(name) is \(value). "
        + "Give a number from \(range.lowerBound) to \(range.upperBound)."
    case .size(let reach):
      "Gabor kernel: n_stds · sigma reaches \(reach) pixels from the centre, more than "
        + "\(GaborParameters.largestSide / 2). Give a smaller sigma, fewer n_stds, or without "
        + "sigma a higher frequency or bandwidth."
    }
  }
}
