import NearestNames

/// A mistake in a lecture's prose, and where it stands.
public struct ProseError: Error, Equatable, Sendable, CustomStringConvertible {
  public var position: SourcePosition
  public var fault: ProseFault

  public init(_ fault: ProseFault, at position: SourcePosition) {
    self.position = position
    self.fault = fault
  }

  public var description: String { position.pointing(fault.description) }
}

/// What is wrong with a piece of prose.
public enum ProseFault: Equatable, Sendable {
  case missingFrontMatter
  case unclosedFrontMatter
  case invalidFrontMatter(String)
  case unknownKey(String, nearest: [String])
  case missingKey(String)
  case invalidValue(key: String, found: String, expected: String)
  case alreadyUsed(what: String, name: String, elsewhere: String)

  case fact(FactFault)
  case unclosed(form: String, close: String, advice: String)
  case emptyForm(String)
  case unknownForm(String, nearest: [String])
  case unclosedBlock(String)
  case closeWithoutBlock
  case missingArgument(form: String, expected: String)
  case misplaced(String, inside: String)
  case unclosedFence

  case unknownItem(kind: String, name: String, nearest: [String])
  case repeated(kind: String, name: String, firstLine: Int)
  case unsafeLink(String)
  case headingLevel(found: Int, deepest: Int)
  case tooDeep(Int)
}

extension ProseFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingFrontMatter:
      "a lecture starts with its front matter. Put a line “---” first, then lecture, slug, title, "
        + "summary and order, then a second “---”."
    case .unclosedFrontMatter: "the front matter has no end. Put a line “---” below its last key."
    case .invalidFrontMatter(let why): "the front matter is not valid YAML: \(why)."
    case .unknownKey(let key, let nearest):
      "unknown key “\(key)”.\(NearestName.question(nearest)) "
        + "There are \(FrontMatter.keys.joined(separator: ", "))."
    case .missingKey(let key): "the front matter has no “\(key)”. Add a line “\(key): …”."
    case .invalidValue(let key, let found, let expected):
      "“\(key)” is “\(found)”, expected \(expected)."
    case .alreadyUsed(let what, let name, let elsewhere):
      "the \(what) “\(name)” is already used in \(elsewhere). Choose another."
    case .fact(let fault): fault.description
    case .unclosed(let form, let close, let advice):
      "\(form) has no “\(close)”. \(advice)"
    case .emptyForm(let form): "\(form) is empty."
    case .unknownForm(let name, let nearest):
      "unknown form “:::\(name)”.\(NearestName.question(nearest)) "
        + "There are \(FormName.allCases.map(\.rawValue).joined(separator: ", "))."
    case .unclosedBlock(let name): "“:::\(name)” has no end. Put a line “:::” below its last line."
    case .closeWithoutBlock: "this “:::” closes nothing. Remove it, or name the form to open."
    case .missingArgument(let form, let expected): "“:::\(form)” needs \(expected) behind it."
    case .misplaced(let what, let inside): "\(what) cannot stand inside “:::\(inside)”."
    case .unclosedFence: "the code fence has no end. Put a line of the same marks below the code."
    case .unknownItem(let kind, let name, let nearest):
      "unknown \(kind) “\(name)”.\(NearestName.question(nearest))"
    case .repeated(let kind, let name, let firstLine):
      "the \(kind) “\(name)” stands on this page already, at line \(firstLine)."
    case .unsafeLink(let scheme):
      "a link may start with https, http or mailto, or name a file or an anchor; "
        + "found “\(scheme):”."
    case .headingLevel(let found, let deepest):
      found == 1
        ? "the page's title is its first heading; sections start with ##."
        : "a heading of level \(found) leaves out a level. Use at most level \(deepest) here."
    case .tooDeep(let depth): "the text nests more than \(depth) levels deep."
    }
  }
}
