import Figures
import Testing

/// Keeps reports of tests short.
extension FigureFormat: @retroactive CustomTestStringConvertible {
  public var testDescription: String { name }
}
