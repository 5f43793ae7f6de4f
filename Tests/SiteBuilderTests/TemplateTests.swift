import SiteBuilder
import Testing

@Suite struct TemplateTests {
  private func failure(_ name: String, _ text: String) throws -> String {
    var input = try SampleSite.input("Text.")
    input.templates.removeAll { $0.path.hasSuffix("/\(name).mustache") }
    input.templates.append(TemplateFile(path: "pages/\(name).mustache", text: text))
    return SampleSite.failure(input)
  }

  @Test(arguments: [
    (
      "<p>\n{{titel}}",
      """
      pages/note.mustache:2:1: this template has no value “titel”. Did you mean “title”?
        {{titel}}
        ^
      """
    ),
    (
      "{{#title}}",
      """
      pages/note.mustache:1:1: the section “title” has no end. Add {{/title}}.
        {{#title}}
        ^
      """
    ),
    (
      "{{#title}}{{/body}}",
      """
      pages/note.mustache:1:11: “body” ends here, but “title” is open. Write {{/title}}.
        {{#title}}{{/body}}
                  ^
      """
    ),
    (
      "<p>{{title",
      """
      pages/note.mustache:1:4: the tag has no end. Close it with }} or }}}.
        <p>{{title
           ^
      """
    ),
    (
      "{{> figur}}",
      """
      pages/note.mustache:1:1: there is no template “figur”. Did you mean “figure”?
        {{> figur}}
        ^
      """
    ),
    (
      "{{=<% %>=}}",
      """
      pages/note.mustache:1:1: templates use values, sections, partials and comments; \
      “{{=<% %>=}}” is something else.
        {{=<% %>=}}
        ^
      """
    ),
  ])
  func `a mistake in a template is told with its place`(text: String, message: String) throws {
    #expect(try failure("note", text) == message)
  }

  @Test func `a missing template is told by its name`() throws {
    var input = try SampleSite.input("Text.")
    input.templates.removeAll { $0.path.hasSuffix("/answer.mustache") }
    #expect(
      SampleSite.failure(input).hasPrefix(
        "answer.mustache:1:1: there is no template “answer”. Add the file answer.mustache."))
  }
}
