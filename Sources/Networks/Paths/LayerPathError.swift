/// A network has no layer where one was looked for.
public struct LayerPathError: Error, Equatable, CustomStringConvertible {
  public let path: LayerPath
  /// The part that was missing.
  public let missing: String
  /// What is there instead.
  public let available: [String]

  public var description: String {
    let choice =
      available.isEmpty
      ? "There are no layers inside." : "Choose from \(available.joined(separator: ", "))."
    return "layer \(path): there is no \"\(missing)\". \(choice)"
  }
}
