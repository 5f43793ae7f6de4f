/// A figure that cannot be drawn: which one, which part of it, what is wrong, what to do.
public struct FigureError: Error, Equatable, CustomStringConvertible {
  public var figure: String
  /// The part at fault, such as `panels[0].lines[1].y`.
  public var field: String
  public var problem: String
  public var advice: String

  public init(figure: String, field: String, problem: String, advice: String) {
    self.figure = figure
    self.field = field
    self.problem = problem
    self.advice = advice
  }

  public var description: String { "figure \(figure), \(field): \(problem). \(advice)" }
}
