public import Datasets

/// What was found of a collection in a data folder.
public struct CollectionReport: Sendable {
  public let collection: DataCollection
  /// The forms of which any needed file is there; none when the collection is absent.
  public let forms: [CollectionForm]
  /// How many files were read, and their bytes.
  public let files: Int
  public let bytes: Int
  public let faults: [CollectionFault]
  /// What is no fault but good to know, in words.
  public let notes: [String]

  public var isAbsent: Bool { forms.isEmpty }
}
