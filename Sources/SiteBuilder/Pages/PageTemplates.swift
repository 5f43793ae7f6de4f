internal import Mustache
import NearestNames

/// A mistake in a page template, and where it stands.
public struct TemplateError: Error, Equatable, Sendable, CustomStringConvertible {
  public var position: SourcePosition
  public var fault: TemplateFault

  public init(_ fault: TemplateFault, at position: SourcePosition) {
    self.position = position
    self.fault = fault
  }

  public var description: String { position.pointing(fault.description) }
}

/// What is wrong with a template.
public enum TemplateFault: Equatable, Sendable {
  case missing(String)
  case unclosedTag
  case unclosedSection(String)
  case wrongEnd(found: String, open: String?)
  case unknownName(String, nearest: [String])
  case unknownPartial(String, nearest: [String])
  case unsupportedTag(String)
  case unreadable(String)
}

extension TemplateFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let name): "there is no template “\(name)”. Add the file \(name).mustache."
    case .unclosedTag: "the tag has no end. Close it with }} or }}}."
    case .unclosedSection(let name): "the section “\(name)” has no end. Add {{/\(name)}}."
    case .wrongEnd(let found, let open):
      open.map { "“\(found)” ends here, but “\($0)” is open. Write {{/\($0)}}." }
        ?? "“\(found)” ends here, but no section is open."
    case .unknownName(let name, let nearest):
      "this template has no value “\(name)”.\(NearestName.question(nearest))"
    case .unknownPartial(let name, let nearest):
      "there is no template “\(name)”.\(NearestName.question(nearest))"
    case .unsupportedTag(let tag):
      "templates use values, sections, partials and comments; “\(tag)” is something else."
    case .unreadable(let why): "the template cannot be read: \(why)."
    }
  }
}

/// The page templates, checked and ready to fill.
package struct PageTemplates: Sendable {
  private var library = MustacheLibrary()

  /// Checks every template and throws all mistakes together.
  package init(_ files: [TemplateFile]) throws(TemplateErrors) {
    MustacheContentTypes.register(PageText(), named: PageText.name)
    let names = Set(files.map(\.name))
    var errors: [TemplateError] = []
    for name in TemplateNames.all.keys.sorted() where !names.contains(name) {
      let position = SourcePosition(path: "\(name).mustache", line: 1, column: 1, text: "")
      errors.append(TemplateError(.missing(name), at: position))
    }
    for file in files {
      let found = TemplateTags.check(file, templates: names)
      errors += found
      guard found.isEmpty else { continue }
      do {
        try library.register(PageText.pragma + file.text, named: file.name)
      } catch {
        let source = SourceText(path: file.path, text: file.text)
        let line = (error as? MustacheTemplate.ParserError)?.context.lineNumber ?? 1
        errors.append(TemplateError(.unreadable("\(error)"), at: source.position(line: line)))
      }
    }
    guard errors.isEmpty else { throw TemplateErrors(all: errors) }
  }

  /// Fills a template; values are escaped except where it asks for HTML with three braces.
  package func render(_ name: String, _ values: [String: Any]) throws(TemplateError) -> String {
    guard let text = library.render(values, withTemplate: name) else {
      let position = SourcePosition(path: "\(name).mustache", line: 1, column: 1, text: "")
      throw TemplateError(.missing(name), at: position)
    }
    return text
  }
}

/// Several mistakes in templates, at least one.
package struct TemplateErrors: Error, Equatable {
  package var all: [TemplateError]
}

/// Escapes by scalar, where the library looks at whole characters and would let a quotation mark
/// with an accent through.
private struct PageText: MustacheContentType {
  static let name = "PAGE"
  static let pragma = "{{% CONTENT_TYPE: PAGE}}"

  func escapeText(_ text: String) -> String { HTML.escaped(text) }
}
