import NearestNames

/// A network has no layer where one was looked for.
public struct LayerPathError: Error, Equatable, CustomStringConvertible {
  public let path: LayerPath
  /// The place in the path of the first part that is not there.
  public let missing: Int
  /// The layer in which the part was looked for, as its network writes it.
  public let layer: String
  /// The parts that this layer has.
  public let available: [String]
  /// Paths that may have been meant, at most three.
  public let near: [LayerPath]

  init(
    path: LayerPath, missing: Int, at layer: any Layer, in network: some LayerContainer
  ) {
    self.path = path
    self.missing = missing
    self.layer = layer.description
    available = (layer as? any LayerContainer)?.parts.map(\.name) ?? []
    near = Self.paths(near: path, missing: missing, available: available, in: network)
  }

  public var description: String {
    let owner = LayerPath(Array(path.names[..<missing]))
    let place = missing == 0 ? "the network" : "\(owner)"
    guard !available.isEmpty else {
      return "layer \(path): \(place) is \(layer), which has no layers inside. "
        + "The path ends at \(owner)."
    }
    let question = NearestName.question(near.map(\.description))
    return "layer \(path): \(place) has no “\(path.names[missing])”.\(question) "
      + "Choose from \(Self.list(available))."
  }

  /// Paths that end as the wrong one does; without any, those with a similar name in its place.
  private static func paths(
    near path: LayerPath, missing: Int, available: [String], in network: some LayerContainer
  ) -> [LayerPath] {
    let known = network.paths
    let ending = known.filter { $0.names.suffix(path.names.count) == path.names[...] }
    guard ending.isEmpty else { return Array(ending.prefix(3)) }
    let wanted = path.names[missing]
    // Every number is like every other: a list of them says more.
    guard Int(wanted) == nil else { return [] }
    let names = available.filter { Int($0) == nil }
    return NearestName.suggestions(for: wanted, among: names).map { name in
      var names = path.names
      names[missing] = name
      let whole = LayerPath(names)
      return known.contains(whole) ? whole : LayerPath(Array(names[...missing]))
    }
  }

  /// Names with commas between them, and runs of positions as `0 to 7`.
  private static func list(_ names: [String]) -> String {
    var words: [String] = []
    var index = 0
    while index < names.count {
      var last = index
      if let first = Int(names[index]) {
        while last + 1 < names.count, Int(names[last + 1]) == first + last + 1 - index { last += 1 }
      }
      if last - index >= 2 {
        words.append("\(names[index]) to \(names[last])")
      } else {
        words += names[index...last]
      }
      index = last + 1
    }
    return words.joined(separator: ", ")
  }
}

extension LayerContainer {
  /// The paths of all layers inside this one, each before those inside it.
  fileprivate var paths: [LayerPath] {
    parts.flatMap { part in
      let inner = (part.layer as? any LayerContainer)?.paths ?? []
      return [LayerPath([part.name])] + inner.map { LayerPath([part.name] + $0.names) }
    }
  }
}
