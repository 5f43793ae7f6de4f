/// The first line of a request and the headers that matter here.
package struct RequestHead: Equatable {
  package enum Method: String {
    case get = "GET"
    case head = "HEAD"
  }

  package let method: Method
  /// As it was sent.
  package let target: String
  package let host: String

  /// More than browsers send, and little enough to hold for every connection.
  package static let longest = 16 << 10
  private static let longestTarget = 4 << 10

  /// Reads a head that ends with an empty line, strictly: what two programs may read in two ways is
  /// refused.
  ///
  /// - Throws: `Refusal`.
  package init(_ bytes: [UInt8]) throws(Refusal) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
    // By bytes: Swift takes a return and a newline for one character.
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard lines.count > 2, lines.removeLast().isEmpty else { throw .malformed }
    for index in lines.indices {
      guard lines[index].unicodeScalars.last == "\r" else { throw .malformed }
      lines[index] = Substring(lines[index].unicodeScalars.dropLast())
      guard !lines[index].unicodeScalars.contains(where: Self.isControl) else { throw .malformed }
    }
    (method, target) = try Self.firstLine(lines[0])
    let headers = try lines[1..<(lines.count - 1)].map { line throws(Refusal) in
      try Self.header(line)
    }
    host = try Self.host(in: headers)
    try Self.refuseBody(headers)
  }

  private static func firstLine(_ line: Substring) throws(Refusal) -> (Method, String) {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(isTokenCharacter) else {
      throw .malformed
    }
    guard parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0" else {
      throw parts[2].hasPrefix("HTTP/") ? .unknownVersion : .malformed
    }
    guard let method = Method(rawValue: String(parts[0])) else { throw .otherMethod }
    guard parts[1].utf8.count <= longestTarget else { throw .longTarget }
    return (method, String(parts[1]))
  }

  private static func header(_ line: Substring) throws(Refusal) -> (name: String, value: String) {
    guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
      line[..<colon].allSatisfy(isTokenCharacter)
    else { throw .malformed }
    let value = line[line.index(after: colon)...]
      .drop { $0 == " " || $0 == "\t" }
    let end = value.lastIndex { $0 != " " && $0 != "\t" }
    return (line[..<colon].lowercased(), end.map { String(value[...$0]) } ?? "")
  }

  private static func host(in headers: [(name: String, value: String)]) throws(Refusal) -> String {
    let hosts = headers.filter { $0.name == "host" }
    guard hosts.count == 1 else { throw .malformed }
    return hosts[0].value
  }

  /// A body would be read as the next request.
  private static func refuseBody(
    _ headers: [(name: String, value: String)]
  ) throws(Refusal) {
    for header in headers {
      if header.name == "transfer-encoding" { throw .hasBody }
      if header.name == "content-length", header.value != "0" { throw .hasBody }
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F
  }

  private static func isTokenCharacter(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLetter || character.isNumber || "!#$%&'*+-.^_`|~".contains(character))
  }
}
