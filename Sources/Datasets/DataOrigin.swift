/// Whether images are real or drawn; every figure made from them says so.
public enum DataOrigin: Hashable, Codable, Sendable {
  case real(collection: String)
  case drawn(standsInFor: String)

  /// A sentence for the note under a figure.
  public var sentence: String {
    switch self {
    case .real(let collection): "Images: \(collection)."
    case .drawn(let collection):
      "Images drawn by Fovea, which stand in for \(collection)."
    }
  }

  /// Whether images were drawn, so that what is made from them may be passed on.
  public var isDrawn: Bool {
    if case .drawn = self { true } else { false }
  }
}
