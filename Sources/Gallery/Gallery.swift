public import Figures

/// One small figure of every kind that the course shows.
///
/// The site shows them as “How figures are made”; tests draw them in every format.
public enum Gallery {
  /// All samples, in the order of the page.
  ///
  /// - Throws: what making a figure or drawing a picture for it throws.
  public static func samples() throws -> [Figure] {
    try curveSamples() + matrixSamples() + pictureSamples()
  }
}
