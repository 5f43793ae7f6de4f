import BuildGraph

/// Files of the sizes that a course's figures have, from a seed.
enum SyntheticBytes {
  /// What a figure ships with, and how many bytes it takes.
  static let files: [(ending: String, size: Int)] = [
    (".svg", 42_000), ("-slide.svg", 42_000), (".png", 60_000), (".csv", 6_000),
    (".json", 27_000),
  ]
  private static let inlineSize = 40_000

  static func pictures(of value: [UInt8]) -> [Node.Part] {
    let seed = value.prefix(64).reduce(0) { $0 &* 31 &+ Int($1) }
    let path = String(decoding: text(inlineSize, seed: seed), as: UTF8.self)
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" viewBox="0 0 640 400">\
      <path d="M\(path)"/></svg>
      """
    return [Node.Part("inline", Array(svg.utf8))]
      + files.map { Node.Part($0.ending, text($0.size, seed: seed &+ $0.size)) }
  }

  /// Digits and blanks.
  static func text(_ size: Int, seed: Int) -> [UInt8] {
    var state = UInt64(truncatingIfNeeded: seed)
    return [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
      for place in 0..<size {
        // Source: Knuth, MMIX's linear congruential generator.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let digit = UInt8(truncatingIfNeeded: state >> 60)
        bytes[place] = digit < 10 ? 0x30 + digit : 0x20
      }
      count = size
    }
  }
}
