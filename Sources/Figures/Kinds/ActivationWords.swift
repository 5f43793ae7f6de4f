/// Says in words which channels of layers answer, and how strongly.
struct ActivationWords {
  private let layers: [LayerMaps]
  private let sharing: PictureGrid.Sharing

  /// How many of the strongest channels the long description names.
  private static let named = 5

  init(_ layers: [LayerMaps], _ sharing: PictureGrid.Sharing) {
    self.layers = layers
    self.sharing = sharing
  }

  func subtitle(after words: String) -> String {
    let scale = sharing == .map ? "each map on its own scale" : ""
    let dead = dead == 0 ? "" : "hatched: \(counted(dead, "map")) without a value above zero"
    return [words, scale, dead].filter { !$0.isEmpty }.joined(separator: "; ").sentenceStart
  }

  var alternative: String {
    let sizes = layers.map {
      let all = $0.maps.count < $0.channels ? " of \($0.channels)" : ""
      return "\($0.layer.shortName), \($0.maps.count)\(all) \($0.channels == 1 ? "map" : "maps") "
        + "of \($0.height)×\($0.width)"
    }
    let hatched =
      dead == 0 ? "" : " \(counted(dead, "map")) \(dead == 1 ? "has" : "have") no value above zero."
    return "Activations of \(enumeration(sizes, limit: 6)).\(hatched)"
  }

  var long: String {
    layers.map { layer in
      let peaks = layer.maps.enumerated().map {
        ($0.offset, $0.element.filter(\.isFinite).max() ?? 0)
      }
      let strongest = peaks.enumerated().sorted {
        ($1.element.1, $0.offset) < ($0.element.1, $1.offset)
      }
      .prefix(ActivationWords.named).map(\.element)
      let values = layer.maps.joined().filter(\.isFinite)
      guard let low = values.min(), let high = values.max() else {
        return "\(layer.layer.shortName): no finite value."
      }
      let channels = strongest.map { "\($0.0) (\(briefNumber(Double($0.1))))" }
      let missing = layer.maps.joined().count { !$0.isFinite }
      let gaps = missing == 0 ? "" : " \(counted(missing, "value")) not finite."
      return "\(layer.layer.shortName), \(layer.shape): from \(briefNumber(Double(low))) to "
        + "\(briefNumber(Double(high))); strongest channels \(enumeration(channels)).\(gaps)"
    }.joined(separator: " ")
  }

  private var dead: Int {
    layers.reduce(0) { sum, layer in sum + layer.maps.indices.count { layer.isDead($0) } }
  }
}
