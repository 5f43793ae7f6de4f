/// A file of a collection: how it may look, and where it can be had.
public struct FileFacts: Hashable, Sendable {
  /// The files that all do, such as a packed and a plain one; the first is what addresses offer.
  public let versions: [FileVersion]
  /// Where it can be had, best first; none where an account is needed or nobody offers it.
  public let addresses: [String]
  public let need: Need

  /// Whether a collection is whole without the file.
  public enum Need: Hashable, Sendable {
    case required
    /// Says what the others are, and is not read.
    case accompanying
    /// Large, and fetched only for whoever names the collection.
    case onDemand
  }

  package init(_ versions: [FileVersion], addresses: [String] = [], need: Need = .required) {
    precondition(!versions.isEmpty, "a file has at least one version")
    self.versions = versions
    self.addresses = addresses
    self.need = need
  }

  /// A file that exists in one version.
  package init(
    _ path: String, bytes: Int?, _ hash: KnownHash, addresses: [String] = [],
    need: Need = .required
  ) {
    self.init(
      [FileVersion(path, bytes: bytes, hash)], addresses: addresses, need: need)
  }

  /// What messages call the file.
  public var path: String { versions[0].path }
}

/// One of the files that may hold the same content.
public struct FileVersion: Hashable, Sendable {
  /// The file inside its form's folder.
  public let path: String
  /// The size, nil if it is not known.
  public let bytes: Int?
  public let hash: KnownHash

  package init(_ path: String, bytes: Int?, _ hash: KnownHash) {
    self.path = path
    self.bytes = bytes
    self.hash = hash
  }
}

/// What is known about the SHA-256 of a file, in lower-case hexadecimal digits, and from where.
public enum KnownHash: Hashable, Sendable {
  /// Computed from the file itself.
  case computed(String)
  /// Published by somebody else; the file was not at hand.
  case published(String)
  /// The first digits, as some publishers write them into the file's name.
  case publishedPrefix(String)
  /// Published of a text with line feeds alone; carriage returns are left out before hashing.
  case publishedWithoutReturns(String)
  /// Nobody publishes one, and the file was not at hand.
  case unknown
}

/// Folders of pictures, one for each class, which are checked as a whole.
public struct TreeFacts: Hashable, Sendable {
  /// The folder inside its form's folder; `.` is that folder itself.
  public let folder: String
  /// How many pictures each folder below has, by its path.
  public let counts: [Count]
  /// The SHA-256 of what `sha256sum` prints for the pictures in byte order of their paths, which
  /// are written `./…` from the folder.
  public let hash: KnownHash
  /// The SHA-256 of those paths alone, without `./` and with line feeds between them.
  ///
  /// It tells another choice of pictures from a damaged one; nil where nobody may choose.
  public let namesHash: String?

  package init(
    _ folder: String, counts: [Count], _ hash: KnownHash, namesHash: String? = nil
  ) {
    self.folder = folder
    self.counts = counts
    self.hash = hash
    self.namesHash = namesHash
  }

  public struct Count: Hashable, Sendable {
    public let folder: String
    public let pictures: Int
  }
}

extension [TreeFacts.Count] {
  /// The same number of pictures for each class.
  package static func each(_ classes: [String], in folder: String? = nil, _ pictures: Int) -> Self {
    classes.map { name in
      TreeFacts.Count(folder: folder.map { "\($0)/\(name)" } ?? name, pictures: pictures)
    }
  }
}
