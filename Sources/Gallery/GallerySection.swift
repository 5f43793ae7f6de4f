public import Figures

/// Samples of one group, which stand together on a page.
public protocol GallerySection: Sendable {
  /// Lower case with hyphens.
  static var name: String { get }
  /// What the samples show, in the plural.
  static var subject: String { get }
  /// The file that makes them, below `Sources/`; pages show it.
  static var sourceFile: String { get }
  /// The samples' ids in their order, known before anything is drawn.
  static var ids: [String] { get }

  /// - Throws: what making a figure or drawing a picture for it throws.
  static func samples() throws -> [Figure]
}

public enum CurveSection: GallerySection {
  public static let name = "curves"
  public static let subject = "curves, points and bars"
  public static let sourceFile = "Gallery/CurveSamples.swift"
  public static let ids = sampleIDs(
    "a4 a7 a13 a17 d26 d29 d32 c9 c12 c16 seeds accuracies parameters shifts rates descent "
      + "activations")
  public static func samples() throws -> [Figure] { try Gallery.curveSamples() }
}

public enum MatrixSection: GallerySection {
  public static let name = "matrices"
  public static let subject = "confusion matrices and other tables of numbers"
  public static let sourceFile = "Gallery/MatrixSamples.swift"
  public static let ids = sampleIDs("a6 a8 a14 a18 b5 matrix heat-map")
  public static func samples() throws -> [Figure] { try Gallery.matrixSamples() }
}

public enum ImageSection: GallerySection {
  public static let name = "images"
  public static let subject = "images with labels and predictions"
  public static let sourceFile = "Gallery/ImageSamples.swift"
  public static let ids = sampleIDs("a3 a19 c1 c5 c7 c10 c14 d4 d27 d30")
  public static func samples() throws -> [Figure] {
    try Gallery.imageSamples(SamplePictures())
  }
}

public enum FilterSection: GallerySection {
  public static let name = "filters"
  public static let subject = "filters and what they answer"
  public static let sourceFile = "Gallery/FilterSamples.swift"
  public static let ids = sampleIDs("a10 a11 c4 d3 d6 d8 d10 d11")
  public static func samples() throws -> [Figure] {
    try Gallery.filterSamples(SamplePictures())
  }
}

public enum ActivationSection: GallerySection {
  public static let name = "activations"
  public static let subject = "activations of layers"
  public static let sourceFile = "Gallery/ActivationSamples.swift"
  public static let ids = sampleIDs("a20 d37 d38 d39 d40 d41 d42 d43")
  public static func samples() throws -> [Figure] {
    try Gallery.activationSamples(SamplePictures())
  }
}

public enum InterpretationSection: GallerySection {
  public static let name = "interpretation"
  public static let subject = "what filters like and where networks look"
  public static let sourceFile = "Gallery/InterpretationSamples.swift"
  public static let ids = sampleIDs("d45 d46 d56 jet")
  public static func samples() throws -> [Figure] {
    try Gallery.interpretationSamples(SamplePictures())
  }
}

public enum WindowSection: GallerySection {
  public static let name = "windows"
  public static let subject = "windows that slide over grids"
  public static let sourceFile = "Gallery/WindowSamples.swift"
  public static let ids = sampleIDs(
    "a9 b1 x-correlation c2 d1 b2 d15-1 d15-2 d16 a15 b3 d17 d19 d21 x-receptive-cone")
  public static func samples() throws -> [Figure] { try Gallery.windowSamples() }
}

public enum FeatureSection: GallerySection {
  public static let name = "features"
  public static let subject = "feature maps and how they are made"
  public static let sourceFile = "Gallery/FeatureSamples.swift"
  public static let ids = sampleIDs("d14 d24 d35 d13 d12 d44")
  public static func samples() throws -> [Figure] { try Gallery.featureSamples() }
}

public enum ArchitectureSection: GallerySection {
  public static let name = "architectures"
  public static let subject = "networks, drawn from their layers"
  public static let sourceFile = "Gallery/ArchitectureSamples.swift"
  public static let ids = sampleIDs(
    "b4 c6 lenet5 d33 d34-1 d36-1 resnet18 mobilenet d34-2 d36-2")
  public static func samples() throws -> [Figure] { try Gallery.architectureSamples() }
}

public enum TransferSection: GallerySection {
  public static let name = "transfer"
  public static let subject = "how networks are looked into and used again"
  public static let sourceFile = "Gallery/TransferSamples.swift"
  public static let ids = sampleIDs("d55 d57 d58 d60-1 d60-2")
  public static func samples() throws -> [Figure] {
    try Gallery.activationMapSamples() + Gallery.transferSamples()
  }
}

private func sampleIDs(_ names: String) -> [String] {
  names.split(separator: " ").map { "sample-\($0)" }
}
