/// The prose of one lecture as an author wrote it.
public struct LectureSource: Equatable, Sendable {
  /// The path for messages, relative to the package.
  public var path: String
  /// Front matter and Markdown.
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
