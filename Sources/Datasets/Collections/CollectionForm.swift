/// One way in which a collection may lie in a data folder: as published, or a part of it.
public struct CollectionForm: Hashable, Sendable {
  /// What tells it from the collection's other forms.
  public let name: String
  /// Its folder inside the data folder.
  public let folder: String
  public let files: [FileFacts]
  /// Folders of pictures, which are checked as a whole.
  public let trees: [TreeFacts]
  /// One packed file that holds this form's whole folder, where it is published so.
  public let archive: FileFacts?
  public let splits: [Split]
  /// The classes' names where they are not the collection's own.
  public let classNames: [String]?

  package init(
    name: String, folder: String, files: [FileFacts] = [], trees: [TreeFacts] = [],
    archive: FileFacts? = nil, splits: [Split] = [], classNames: [String]? = nil
  ) {
    self.name = name
    self.folder = folder
    self.files = files
    self.trees = trees
    self.archive = archive
    self.splits = splits
    self.classNames = classNames
  }

  /// A part of the collection: how many pictures it has, and how they are read.
  public struct Split: Hashable, Sendable {
    public let name: SplitName
    public let count: Int
    public let reading: SplitReading
    /// Which of the pictures that are read belong to it; all of them if nil.
    public let part: FifthPart?

    package init(
      _ name: SplitName, count: Int, _ reading: SplitReading, only part: FifthPart? = nil
    ) {
      self.name = name
      self.count = count
      self.reading = reading
      self.part = part
    }
  }

  /// Whether any of it can be had from a public address.
  public var isPublic: Bool {
    archive?.addresses.isEmpty == false || files.contains { !$0.addresses.isEmpty }
  }
}

/// How the files of a split become pictures and labels; paths are inside the form's folder.
public enum SplitReading: Hashable, Sendable {
  /// Two files of the MNIST format; each may also end in `.gz`.
  case idx(images: String, labels: String)
  /// A table with a label and the pixels of a grey picture in each line.
  case csv(String)
  /// Records of CIFAR-10's binary format, from one file after the other.
  case cifar([String])
  /// A folder with a folder of pictures for each class.
  case folder(String)
}

/// A division, by their number alone, of pictures that come undivided.
public enum FifthPart: Hashable, Sendable {
  /// Numbers 4, 9, 14 …, counted from 0.
  case everyFifth
  case others

  func contains(_ index: Int) -> Bool { (index % 5 == 4) == (self == .everyFifth) }
}
