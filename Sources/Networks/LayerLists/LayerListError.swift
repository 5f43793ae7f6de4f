import NearestNames

/// A layer list in JSON that cannot be read.
public struct LayerListError: Error, Equatable, CustomStringConvertible {
  /// Where it stands: `layer 3.body.0`, or `the list` for the whole.
  public let position: String
  public let problem: Problem

  public enum Problem: Equatable, Sendable {
    case notJSON(reason: String)
    case notAList(found: String)
    case notALayer(found: String)
    case wrongValue(field: String, expected: String, found: String)
    case missingField(String, type: String)
    case unknownField(String, type: String, known: [String])
    case unknownType(String)
    case groupsDoNotDivide(groups: Int, channels: Int)
    case tooDeep(limit: Int)
    case tooMany(limit: Int)
    case tooManyParameters(limit: Int)
  }

  public var description: String { "\(position): \(words)" }

  private var words: String {
    switch problem {
    case .notJSON(let reason):
      return "this is no JSON (\(reason)). A layer list starts with “[” and ends with “]”."
    case .notAList(let found):
      return "a list of layers starts with “[” and ends with “]”, found \(found)."
    case .notALayer(let found):
      return "a layer is an object such as {\"type\": \"ReLU\"}, found \(found)."
    case .wrongValue(let field, let expected, let found):
      return "“\(field)” must be \(expected), found \(found)."
    case .missingField(let field, let type):
      return "“\(field)” is missing; a \(type) needs it, nothing is assumed."
    case .unknownField(let field, let type, let known):
      let nearest = NearestName.suggestions(for: field, among: known)
      let fields = known.map { "“\($0)”" }.joined(separator: ", ")
      return
        "a \(type) has no “\(field)”.\(NearestName.question(nearest)) Its fields are \(fields)."
    case .unknownType(let type):
      let known = LayerType.allCases.map(\.rawValue)
      let nearest = NearestName.suggestions(for: type, among: known)
      return "there is no layer “\(type)”.\(NearestName.question(nearest)) "
        + "The types are \(known.joined(separator: ", "))."
    case .groupsDoNotDivide(let groups, let channels):
      return "\(groups) groups do not divide \(channels) channels. "
        + "Both “in” and “out” must be multiples of “groups”."
    case .tooDeep(let limit):
      return "containers lie in one another more than \(limit) deep. Put their layers side by side."
    case .tooManyParameters(let limit):
      return "up to here there are more than \(limit) weights and biases. "
        + "Describe a smaller network."
    case .tooMany(let limit):
      return "there are more than \(limit) layers. Describe a smaller network."
    }
  }
}
