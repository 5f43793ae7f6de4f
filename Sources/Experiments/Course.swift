import Gallery

/// Every experiment of the course, in the order of the lectures.
public enum Course {
  public static let experiments: [any Experiment] =
    [
      HandSigns(), SplitLeak(), DigitSamples(), HandMadeKernels(), SobelEdges(), DigitClassifier(),
      DataSheets(), SceneSheet(),
    ] + Gallery.sections.map { $0.experiment }
}
