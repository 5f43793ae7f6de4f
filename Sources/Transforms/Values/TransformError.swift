/// A transform that cannot be made: which parameter is wrong, and what it may be.
public struct TransformError: Error, Equatable, CustomStringConvertible {
  /// The transform as it is written: `colorJitter`.
  public let transform: String
  public let parameter: String
  public let found: String
  public let expected: String

  public init(transform: String, parameter: String, found: String, expected: String) {
    self.transform = transform
    self.parameter = parameter
    self.found = found
    self.expected = expected
  }

  public var description: String {
    "\(transform): \(parameter) is \(found). Give \(expected)."
  }
}
