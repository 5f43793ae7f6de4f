public import Contents
import Foundation

/// A page that can be written when it is wanted.
public struct SitePage: Sendable {
  /// The path under the site.
  public let path: String
  public let title: String
  /// Everything that its bytes depend on besides this module's code, such as `figure b5`.
  ///
  /// Equal ingredients give equal bytes.
  public let ingredients: [(name: String, hash: ContentHash)]
  private let body: @Sendable () throws(SiteError) -> String

  init(
    path: String, title: String, ingredients: [(name: String, hash: ContentHash)],
    body: @escaping @Sendable () throws(SiteError) -> String
  ) {
    self.path = path
    self.title = title
    self.ingredients = ingredients
    self.body = body
  }

  /// - Throws: `SiteError` with every mistake on the page.
  public func write() throws(SiteError) -> WrittenPage {
    WrittenPage(html: Array(try body().utf8))
  }
}

/// A page, and what a check of the site's links wants to know of it.
public struct WrittenPage: Sendable {
  public let html: Content
  let scan: PageScan

  init(html: [UInt8]) {
    self.html = Content(html)
    scan = PageScan(html)
  }

  /// A page that was written before, with the `links` that it had then.
  ///
  /// - Throws: `DecodingError` when they are something else.
  public init(html: Content, links: [UInt8]) throws {
    self.html = html
    scan = try JSONDecoder().decode(PageScan.self, from: Data(links))
  }

  /// The page's anchors and addresses, to keep with the page.
  public func links() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(scan))
  }
}
