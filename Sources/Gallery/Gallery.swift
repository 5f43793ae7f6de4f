public import Figures

/// One small figure of every kind that the course shows.
///
/// The site shows them as “How figures are made”; tests draw them in every format.
public enum Gallery {
  /// In the order of the pages.
  public static let sections: [any GallerySection.Type] = [
    CurveSection.self, MatrixSection.self, ImageSection.self, FilterSection.self,
    ActivationSection.self, InterpretationSection.self, WindowSection.self, FeatureSection.self,
    ArchitectureSection.self, TransferSection.self,
  ]

  /// All samples.
  ///
  /// - Throws: what making a figure or drawing a picture for it throws.
  public static func samples() throws -> [Figure] {
    try sections.flatMap { try $0.samples() }
  }
}
