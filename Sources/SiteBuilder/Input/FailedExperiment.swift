/// An experiment that came to nothing, so that its figures and numbers are missing.
///
/// Pages show its message in their place, and are built all the same.
public struct FailedExperiment: Equatable, Sendable {
  public var id: String
  /// What went wrong, for whoever builds the site.
  public var message: String
  /// Ids of the figures and tables that it would have made.
  public var items: [String]
  /// What stands before the dot in the names of its numbers.
  public var factSubjects: [String]

  public init(id: String, message: String, items: [String], factSubjects: [String] = []) {
    self.id = id
    self.message = message
    self.items = items
    self.factSubjects = factSubjects
  }
}
