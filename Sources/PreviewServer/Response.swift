import Foundation

/// An answer with a body of known length.
struct Response {
  var status = Status.ok
  var type: String
  var more: [(name: String, value: String)] = []
  var body: [UInt8]

  /// The bytes to send; without the body for HEAD, but with its length.
  func bytes(for method: RequestHead.Method) -> Data {
    var data = Data(
      Self.head(
        status, type: type, more: more + [("Content-Length", "\(body.count)")]
      ).utf8)
    if method == .get { data.append(contentsOf: body) }
    return data
  }

  /// A status line and headers.
  ///
  /// Nothing may be kept: the same address shows another site in a moment. Nothing may be used by
  /// pages from elsewhere: what is served may not be meant for others.
  static func head(
    _ status: Status, type: String, more: [(name: String, value: String)] = []
  ) -> String {
    let headers =
      [
        ("Content-Type", type), ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Connection", "close"),
      ] + more
    return "HTTP/1.1 \(status.rawValue) \(status.words)\r\n"
      + headers.map { "\($0.0): \($0.1)\r\n" }.joined() + "\r\n"
  }
}
