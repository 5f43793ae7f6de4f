import Foundation

/// A state as a server-sent event.
enum SiteEvent {
  /// Milliseconds after which a page asks again that lost its server.
  private static let retry = 500

  static func text(of state: SiteUpdates.State) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // JSON has no newline outside of its strings, and spells those within out.
    return
      "retry: \(retry)\ndata: \(String(decoding: try encoder.encode(state), as: UTF8.self))\n\n"
  }
}
