import NearestNames
internal import Yams

/// The lines between two `---` that head a lecture.
struct FrontMatter: Equatable {
  /// The lecture's letter in the catalogue, or `appendix`.
  var lecture: String
  /// The page's file name without its ending.
  var slug: String
  var title: String
  var summary: String
  /// Where the lecture stands in the course, smaller first.
  var order: Int
  /// Whether raw HTML in the prose is kept.
  var allowsHTML: Bool
  /// The line of each key, for messages.
  var lines: [String: Int]
  /// The first line of the prose, counted from 1.
  var bodyLine: Int

  /// What stands in place of a letter on a page that belongs to all lectures.
  private static let appendix = "appendix"

  var isAppendix: Bool { lecture == Self.appendix }

  /// What a link from another page calls it.
  var home: String { isAppendix ? "the appendix “\(title)”" : "lecture\u{A0}\(lecture)" }

  /// What the page calls itself above its title.
  var kicker: String { isAppendix ? "Appendix" : "Lecture \(lecture)" }

  static let keys = ["lecture", "slug", "title", "summary", "order", "html"]

  /// Reads and checks the head of a lecture.
  init(_ source: SourceText) throws(ProseErrors) {
    guard source.lines.first.map(trimmed) == "---" else {
      throw ProseErrors(ProseError(.missingFrontMatter, at: source.position(line: 1)))
    }
    guard let end = source.lines.dropFirst().firstIndex(where: { trimmed($0) == "---" }) else {
      throw ProseErrors(ProseError(.unclosedFrontMatter, at: source.position(line: 1)))
    }
    var reader = FrontMatterReader(source: source, yaml: source.lines[1..<end])
    lecture = reader.string("lecture", "capital letters and digits, such as B, or appendix") {
      $0 == Self.appendix || $0.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
    }
    slug = reader.string("slug", "small letters, digits and hyphens, such as padding-and-pooling") {
      $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
    }
    title = reader.string("title", "a title") { _ in true }
    summary = reader.string("summary", "one or two sentences") { _ in true }
    order = Int(reader.string("order", "a whole number") { Int($0) != nil }) ?? 0
    allowsHTML =
      reader.has("html")
      && reader.string("html", "true or false") { $0 == "true" || $0 == "false" } == "true"
    lines = reader.lines
    bodyLine = end + 2
    reader.refuseUnknownKeys()
    if let errors = ProseErrors(reader.errors) { throw errors }
  }
}

/// Several mistakes of one text, at least one.
struct ProseErrors: Error, Equatable {
  var all: [ProseError]

  init(_ error: ProseError) { all = [error] }

  init?(_ errors: [ProseError]) {
    guard !errors.isEmpty else { return nil }
    all = errors
  }
}

/// Looks values up in the YAML and notes what is wrong.
private struct FrontMatterReader {
  let source: SourceText
  var values: [String: String] = [:]
  var lines: [String: Int] = [:]
  var errors: [ProseError] = []
  /// Broken YAML hides every key; one message about it is enough.
  private var isBroken = false

  init(source: SourceText, yaml: ArraySlice<String>) {
    self.source = source
    do {
      let node = try Yams.compose(yaml: yaml.joined(separator: "\n"))
      if let node, node.mapping == nil {
        fail(.invalidFrontMatter("expected keys and values"), line: 2)
      }
      for (key, value) in node?.mapping ?? [:] {
        let line = (key.mark?.line ?? 1) + 1
        guard let name = key.scalar?.string else { continue }
        lines[name] = line
        values[name] = value.scalar?.string ?? ""
      }
    } catch let YamlError.scanner(_, problem, mark, _), let YamlError.parser(_, problem, mark, _),
      let YamlError.composer(_, problem, mark, _)
    {
      fail(.invalidFrontMatter(problem), line: mark.line + 1)
    } catch YamlError.duplicatedKeysInMapping(let duplicates, _) {
      fail(.invalidFrontMatter("“\(duplicates.first ?? "")” stands there twice"), line: 1)
    } catch {
      fail(.invalidFrontMatter("it cannot be read"), line: 1)
    }
  }

  func has(_ key: String) -> Bool { values[key] != nil }

  mutating func string(
    _ key: String, _ expected: String, where isValid: (String) -> Bool
  ) -> String {
    guard !isBroken else { return "" }
    guard let value = values[key] else {
      errors.append(ProseError(.missingKey(key), at: source.position(line: 1)))
      return ""
    }
    let text = trimmed(value)
    if text.isEmpty || !isValid(text) {
      let line = lines[key] ?? 1
      errors.append(
        ProseError(
          .invalidValue(key: key, found: text, expected: expected),
          at: source.position(line: line, column: key.count + 3)))
    }
    return text
  }

  mutating func refuseUnknownKeys() {
    for (key, line) in lines.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) })
    where !FrontMatter.keys.contains(key) {
      let nearest = NearestName.suggestions(for: key, among: FrontMatter.keys)
      errors.append(
        ProseError(.unknownKey(key, nearest: nearest), at: source.position(line: line)))
    }
  }

  private mutating func fail(_ fault: ProseFault, line: Int) {
    isBroken = true
    errors.append(ProseError(fault, at: source.position(line: line)))
  }
}
