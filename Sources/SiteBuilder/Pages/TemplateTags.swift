import NearestNames

/// Checks the tags of a template: Mustache itself would quietly print nothing for a wrong name.
enum TemplateTags {
  static func check(_ file: TemplateFile, templates: Set<String>) -> [TemplateError] {
    var check = TagCheck(file, templates: templates)
    check.run()
    return check.errors
  }
}

private struct TagCheck {
  let source: SourceText
  let templates: Set<String>
  /// The values that the template may use; nil for one whose includers decide.
  let names: Set<String>?
  var errors: [TemplateError] = []
  var open: [(name: String, position: SourcePosition)] = []

  init(_ file: TemplateFile, templates: Set<String>) {
    source = SourceText(path: file.path, text: file.text)
    self.templates = templates
    names = TemplateNames.all[file.name]
  }

  mutating func run() {
    for (number, line) in source.lines.enumerated() {
      var rest = Substring(line)
      while let start = rest.indices.first(where: { rest[$0...].hasPrefix("{{") }) {
        let column = line.distance(from: line.startIndex, to: start) + 1
        let position = source.position(line: number + 1, column: column)
        let isRaw = rest[start...].hasPrefix("{{{")
        let inside = rest[start...].dropFirst(isRaw ? 3 : 2)
        let mark = isRaw ? "}}}" : "}}"
        guard let end = inside.indices.first(where: { inside[$0...].hasPrefix(mark) }) else {
          errors.append(TemplateError(.unclosedTag, at: position))
          break
        }
        tag(String(inside[..<end]), isRaw: isRaw, position)
        rest = inside[end...].dropFirst(mark.count)
      }
    }
    for section in open {
      errors.append(TemplateError(.unclosedSection(section.name), at: section.position))
    }
  }

  private mutating func tag(_ inside: String, isRaw: Bool, _ position: SourcePosition) {
    let name = trimmed(inside.drop { "#^/>&!".contains($0) })
    switch isRaw ? nil : inside.first {
    case "!": break
    case "#", "^":
      value(name, position)
      open.append((name, position))
    case "/":
      let last = open.popLast()
      if last?.name != name {
        errors.append(TemplateError(.wrongEnd(found: name, open: last?.name), at: position))
      }
    case ">":
      guard !templates.contains(name) else { return }
      let nearest = NearestName.suggestions(for: name, among: templates)
      errors.append(TemplateError(.unknownPartial(name, nearest: nearest), at: position))
    case "<", "$", "=", "%":
      errors.append(TemplateError(.unsupportedTag("{{\(inside)}}"), at: position))
    default: value(name, position)
    }
  }

  private mutating func value(_ name: String, _ position: SourcePosition) {
    guard let names, name != ".", !names.contains(name) else { return }
    let nearest = NearestName.suggestions(for: name, among: names)
    errors.append(TemplateError(.unknownName(name, nearest: nearest), at: position))
  }
}
