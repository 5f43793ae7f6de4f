/// A request that is answered with an error.
package enum Refusal: Error, Equatable {
  case malformed
  case badPath
  case foreignHost(String)
  case notFound
  case otherMethod
  case tooSlow
  case longTarget
  case hasBody
  case longHead
  case unreadable(String)
  case manyListeners
  case unknownVersion

  var status: Status {
    switch self {
    case .malformed, .badPath: .badRequest
    case .foreignHost: .misdirected
    case .notFound: .notFound
    case .otherMethod: .methodNotAllowed
    case .tooSlow: .requestTimeout
    case .longTarget: .targetTooLong
    case .hasBody: .contentTooLarge
    case .longHead: .headTooLarge
    case .unreadable: .internalError
    case .manyListeners: .unavailable
    case .unknownVersion: .versionNotSupported
    }
  }

  /// What is wrong and what to do, for the page.
  func words(allowed: AllowedHosts) -> String {
    switch self {
    case .malformed: "This is not a request that HTTP/1.1 allows."
    case .badPath: "This path does not lead to a place in the site."
    case .foreignHost(let host):
      "This server does not answer to the name “\(host)”. Names that it answers to: \(allowed)."
    case .notFound: "There is no such page."
    case .otherMethod: "This server only answers GET and HEAD."
    case .tooSlow: "The request took too long to arrive."
    case .longTarget: "The address is too long."
    case .hasBody: "Requests with a body are not answered."
    case .longHead: "The request has too many headers, or too long ones."
    case .unreadable(let reason): "The file cannot be read: \(reason)."
    case .manyListeners: "Too many pages listen for changes. Close some of them."
    case .unknownVersion: "This server speaks HTTP/1.1."
    }
  }
}
