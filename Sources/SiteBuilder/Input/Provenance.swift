public import Contents

/// What a site was made from, for a page of its own.
///
/// It holds nothing that differs between machines that make the same site: no times, no paths.
public struct Provenance: Sendable {
  /// A sentence on what makes the same site again.
  public var promise: String
  public var settings: [Setting]
  public var data: [Source]
  public var runs: [Run]
  /// In the order of the course.
  public var steps: [Step]
  /// What is made from what, by kinds.
  public var picture: Picture

  public init(
    promise: String, settings: [Setting], data: [Source], runs: [Run], steps: [Step],
    picture: Picture
  ) {
    self.promise = promise
    self.settings = settings
    self.data = data
    self.runs = runs
    self.steps = steps
    self.picture = picture
  }

  /// A name and what was chosen.
  public struct Setting: Equatable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A collection or a photograph, and where it comes from.
  public struct Source: Equatable, Sendable {
    public var name: String
    public var origin: Origin

    public enum Origin: Equatable, Sendable {
      case files([File])
      /// A drawing in its place; the version changes with any pixel.
      case drawn(name: String, version: Int)
      case unreadable
    }

    public init(name: String, origin: Origin) {
      self.name = name
      self.origin = origin
    }
  }

  public struct File: Equatable, Sendable {
    /// Inside the data folder.
    public var path: String
    public var sha256: String

    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// A model that was trained; all runs have settings of the same names.
  public struct Run: Equatable, Sendable {
    public var id: String
    public var settings: [Setting]

    public init(id: String, settings: [Setting]) {
      self.id = id
      self.settings = settings
    }
  }

  /// An experiment: what it reads and what it makes.
  public struct Step: Equatable, Sendable {
    public var id: String
    public var question: String
    /// Names of data.
    public var reads: [String]
    /// Ids of training runs.
    public var trains: [String]
    /// Ids of figures and tables.
    public var makes: [String]

    public init(
      id: String, question: String, reads: [String], trains: [String], makes: [String]
    ) {
      self.id = id
      self.question = question
      self.reads = reads
      self.trains = trains
      self.makes = makes
    }
  }

  /// A picture that is drawn when its page is written.
  public struct Picture: Sendable {
    public var alternativeText: String
    /// Over all that the drawing depends on.
    public var hash: ContentHash
    public var svg: @Sendable () throws -> String

    public init(
      alternativeText: String, hash: ContentHash, svg: @escaping @Sendable () throws -> String
    ) {
      self.alternativeText = alternativeText
      self.hash = hash
      self.svg = svg
    }
  }
}
