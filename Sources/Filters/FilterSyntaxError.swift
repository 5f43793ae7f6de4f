/// A filter's name or a parameter that cannot be read.
public struct FilterSyntaxError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    case unknownFilter(known: [String])
    case noParameters
    case unknownParameter(String, known: [String])
    /// A part between commas that is not `name=value`.
    case notAnAssignment(String)
    case repeated(String)
    /// Two parameters that say the same thing differently.
    case conflict(String, String)
    case notANumber(parameter: String, value: String)
    case notAWholeNumber(parameter: String, value: String, ClosedRange<Int>)
    case unknownChoice(parameter: String, value: String, known: [String])
    case gabor(GaborError)
    case matrix(MatrixError)
  }

  /// The filter's name as the user wrote it.
  public let filter: String
  public let problem: Problem

  package init(filter: String, problem: Problem) {
    self.filter = filter
    self.problem = problem
  }

  public var description: String {
    switch problem {
    case .unknownFilter(let known):
      "there is no filter “\(filter)”. The filters are \(known.joined(separator: ", "))."
    case .noParameters:
      "\(filter): this filter has no parameters. Leave out what follows the colon."
    case .unknownParameter(let name, let known):
      "\(filter): there is no parameter “\(name)”. "
        + "The parameters are \(known.joined(separator: ", "))."
    case .notAnAssignment(let part):
      "\(filter): “\(part)” is not a parameter. Write name=value, with commas between."
    case .repeated(let name): "\(filter): \(name) is given twice. Leave one out."
    case .conflict(let one, let other):
      "\(filter): \(one) and \(other) set the same thing. Leave one out."
    case .notANumber(let parameter, let value):
      "\(filter): \(parameter) is “\(value)”. Give a number such as 0.16."
    case .notAWholeNumber(let parameter, let value, let range):
      "\(filter): \(parameter) is “\(value)”. "
        + "Give a whole number from \(range.lowerBound) to \(range.upperBound)."
    case .unknownChoice(let parameter, let value, let known):
      "\(filter): \(parameter) is “\(value)”. The choices are \(known.joined(separator: ", "))."
    case .gabor(let error): error.description
    case .matrix(let error): error.description
    }
  }

  /// The word that was not known, and those that are; nil when the problem is another.
  public var unknownWord: (word: String, known: [String])? {
    switch problem {
    case .unknownFilter(let known): (filter, known)
    case .unknownParameter(let name, let known): (name, known)
    case .unknownChoice(_, let value, let known): (value, known)
    default: nil
    }
  }
}
