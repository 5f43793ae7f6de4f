/// A thin straight line across the whole plot, with its name at its end.
public struct Rule: Equatable, Codable, Sendable, PlotElement {
  public enum Direction: String, Codable, Sendable {
    case horizontal
    case vertical
  }

  public var direction: Direction
  public var value: Double
  public var label: String

  public init(_ direction: Direction, at value: Double, label: String = "") {
    self.direction = direction
    self.value = value
    self.label = label
  }

  /// A level.
  public init(y value: Double, label: String = "") {
    self.init(.horizontal, at: value, label: label)
  }

  /// A place on the horizontal axis.
  public init(x value: Double, label: String = "") {
    self.init(.vertical, at: value, label: label)
  }

  public var mark: Mark { .rule(self) }
}
