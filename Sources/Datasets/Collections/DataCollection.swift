/// A collection of images or weights: what it is, which files hold it, and how they are read.
///
/// Each collection is one value in a file of its own, and `all` lists them. What can be known of a
/// file is written down only where somebody computed or published it.
public struct DataCollection: Hashable, Identifiable, Sendable {
  /// What commands and keys call it: small letters, digits, hyphens.
  public let id: String
  /// The name in sentences.
  public let name: String
  /// What it holds, in a few words for a table.
  public let contents: String
  public let shape: PictureShape
  /// The classes' names, which labels are indices into; none where pictures have no labels.
  public let classNames: [String]
  /// The licence in a few words, or that none is stated.
  public let licence: String
  /// Who made it, and where it is described.
  public let citation: String
  /// A page about it.
  public let home: String
  /// The forms in which it may lie in a data folder; of those that are there the first is read.
  public let forms: [CollectionForm]
  /// What to get and where to put it, for a collection that no public address offers.
  public let byHand: String?

  package init(
    id: String, name: String, contents: String, shape: PictureShape, classNames: [String],
    licence: String, citation: String, home: String, forms: [CollectionForm],
    byHand: String? = nil
  ) {
    self.id = id
    self.name = name
    self.contents = contents
    self.shape = shape
    self.classNames = classNames
    self.licence = licence
    self.citation = citation
    self.home = home
    self.forms = forms
    self.byHand = byHand
  }

  /// Every collection that the course knows, in the order of tables.
  public static let all: [DataCollection] = [
    .mnist, .fashionMNIST, .signLanguageMNIST, .signLanguageDigits, .cifar10, .catsAndDogs,
    .seaCreatures, .photos, .weights,
  ]

  /// The collection with an id, nil if there is none.
  public static func named(_ id: String) -> DataCollection? {
    all.first { $0.id == id }
  }

  /// The form that is fetched: the first one that has an address.
  public var fetchedForm: CollectionForm? {
    forms.first { $0.isPublic }
  }
}

/// The size of a collection's pictures, in pixels.
public enum PictureShape: Hashable, Sendable {
  /// All pictures are alike.
  case fixed(channels: Int, height: Int, width: Int)
  /// Pictures differ in size.
  case various(channels: Int)
  /// The collection holds no pictures.
  case none
}

/// The name of a part that a collection is divided into.
public enum SplitName: String, CaseIterable, Codable, Sendable {
  case training
  case validation
  case test
}

/// A collection is written down as its id.
extension DataCollection: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let id = try container.decode(String.self)
    guard let collection = Self.named(id) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "there is no collection “\(id)”")
    }
    self = collection
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(id)
  }
}
