public import Datasets
public import Figures

/// A lecture's question, and how Fovea answers it: data, model, measurement, figure.
///
/// Computing and drawing are separate, so that a caption can change without a new training run.
public protocol Experiment: Sendable {
  associatedtype Findings: Codable & Sendable

  /// Lower case with hyphens, unique in the course.
  static var id: String { get }
  /// What a reader wants to know, in one sentence.
  static var question: String { get }
  /// The file that holds the experiment, below `Sources/`; pages show it.
  static var sourceFile: String { get }
  /// The figures and tables it makes, and the runs it trains.
  static var items: [CatalogueItem] { get }
  /// Collections it looks at; a change of their files runs it again.
  static var collections: [DataCollection] { get }
  /// Photographs that it looks at.
  static var photos: [Photo] { get }
  /// What stands before the dot in the names of its facts, known before anything runs.
  static var factSubjects: [String] { get }
  /// What a site offers of its figures.
  static var downloads: Downloads { get }

  init()

  /// Models to train, known before anything runs.
  func runs(in edition: Edition) -> [TrainingRun]

  /// Computes everything that figures and prose show.
  func measure(in laboratory: Laboratory) throws -> Findings

  func figures(from findings: Findings) throws -> [Figure]
  func tables(from findings: Findings) -> [ResultTable]

  /// Numbers for the prose, by flat dotted names.
  func facts(from findings: Findings) -> [String: Fact]

  /// What the pages claim, held against the findings; a build that is not quick insists on it.
  func checks(of findings: Findings) -> [Check]
}

extension Experiment {
  public static var collections: [DataCollection] { [] }
  public static var photos: [Photo] { [] }
  public static var factSubjects: [String] { items.map(\.id) }
  public static var downloads: Downloads { .all }
  public func runs(in edition: Edition) -> [TrainingRun] { [] }
  public func tables(from findings: Findings) -> [ResultTable] { [] }
  public func checks(of findings: Findings) -> [Check] { [] }
}

/// Which files of a figure a site carries; `fovea export` writes all of them.
public enum Downloads: String, Sendable {
  case all
  /// The drawing and its numbers, but no pixels and no slide, which weigh several times as much.
  case drawingAndNumbers
}

/// A claim of the pages, and whether the findings bear it out.
public struct Check: Equatable, Codable, Sendable {
  /// A sentence that is true when the check holds.
  public let claim: String
  public let holds: Bool
}

/// A figure, table or training run of the course.
public struct CatalogueItem: Equatable, Sendable {
  public enum Kind: String, Sendable {
    case figure
    case table
    case run
  }

  public let id: String
  public let kind: Kind
  /// A, B, C or D: the lecture whose catalogue lists it.
  public let lecture: String
  public let summary: String
}
