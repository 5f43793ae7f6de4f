public import Figures
public import Testing

/// Keeps reports of tests short.
extension FigureFormat: CustomTestStringConvertible {
  public var testDescription: String { name }
}
