/// What a file holds, by its ending.
enum ContentType {
  static let html = "text/html; charset=utf-8"
  static let text = "text/plain; charset=utf-8"
  static let script = "text/javascript; charset=utf-8"
  static let events = "text/event-stream; charset=utf-8"

  private static let byEnding = [
    "html": html, "css": "text/css; charset=utf-8", "js": script, "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "gif": "image/gif",
    "ico": "image/x-icon", "pdf": "application/pdf", "csv": "text/csv; charset=utf-8",
    "json": "application/json", "txt": text, "md": "text/markdown; charset=utf-8",
    "xml": "application/xml", "woff2": "font/woff2", "otf": "font/otf", "ttf": "font/ttf",
  ]

  /// Bytes of an unknown kind for endings that are not known, which browsers offer to save.
  static func of(_ name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
    return byEnding[name[dot...].dropFirst().lowercased()] ?? "application/octet-stream"
  }
}
