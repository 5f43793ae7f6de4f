/// Pages as they are served: with a script that listens for changes, which their files do not have.
enum LivePage {
  static let eventsPath = [".preview", "events"]
  static let scriptPath = [".preview", "reload.js"]

  /// Puts the script before the end of the body, or at the page's end where that is not marked.
  ///
  /// - Parameters:
  ///   - page: a page's file.
  ///   - state: what was told when the file was opened, or before.
  /// - Returns: the page to serve.
  static func live(_ page: [UInt8], _ state: SiteUpdates.State) -> [UInt8] {
    let script =
      #"<script src="/\#(scriptPath.joined(separator: "/"))""#
      + #" data-page="\#(state.page.escapedForHTML)""#
      + #" data-styles="\#(state.styles.escapedForHTML)"></script>"# + "\n"
    let place = endOfBody(in: page) ?? page.count
    return page[..<place] + Array(script.utf8) + page[place...]
  }

  private static func endOfBody(in page: [UInt8]) -> Int? {
    let tag = Array("</body".utf8)
    guard page.count >= tag.count else { return nil }
    return (0...(page.count - tag.count)).last { start in
      tag.indices.allSatisfy { page[start + $0] | 0x20 == tag[$0] | 0x20 }
    }
  }
}
