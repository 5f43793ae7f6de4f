import BuildGraph
import Contents
import SiteBuilder

/// The pages of a planned site as nodes, which depend on contents alone.
struct PageGraph {
  let nodes: [Node]

  private static let html = "html"
  private static let links = "links"

  init(_ plan: SitePlan) {
    let code =
      SourceStamps.modules("SiteBuilder") + SourceStamps.files(["fovea/PageGraph.swift"])
      + [SourceStamps.dependencies]
    nodes = plan.pages.map { page in
      Node(
        id: Self.id(of: page), kind: "page",
        inputs: code + page.ingredients.map { .content(name: $0.name, hash: $0.hash) }
      ) { _ in
        let written = try page.write()
        return [
          Node.Part(Self.html, try written.html.bytes()),
          Node.Part(Self.links, try written.links()),
        ]
      }
    }
  }

  /// Every page, from the result of its node.
  static func written(_ plan: SitePlan, _ result: BuildResult) throws -> [String: WrittenPage] {
    var pages: [String: WrittenPage] = [:]
    for page in plan.pages {
      let id = id(of: page)
      guard let html = result.content(of: html, from: id),
        let links = result.content(of: links, from: id)
      else { throw CommandFailure("\(id): there is no result; run the command again.") }
      pages[page.path] = try WrittenPage(html: html, links: links.bytes())
    }
    return pages
  }

  static func id(ofPage path: String) -> String { "page \(path)" }

  private static func id(of page: SitePage) -> String { id(ofPage: page.path) }
}
