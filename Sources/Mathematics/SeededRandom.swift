/// The one source of randomness: a seeded stream that is handed in, never global.
///
/// Streams are split by name, so that a new consumer changes no other stream:
/// `random.split("shuffle/epoch 3")` depends on the seed and the name alone, not on how many
/// numbers were drawn before.
///
/// Source: xoshiro256** by Blackman & Vigna 2021 ("Scrambled linear pseudorandom number
/// generators"), its state filled by SplitMix64 (Steele, Lea & Flood 2014).
public struct SeededRandom: RandomNumberGenerator, Equatable, Sendable {
  private let seed: UInt64
  private var state: (UInt64, UInt64, UInt64, UInt64)

  public init(seed: UInt64) {
    self.seed = seed
    var filler = SplitMix64(state: seed)
    state = (filler.next(), filler.next(), filler.next(), filler.next())
  }

  /// The stream of this seed with that name.
  public func split(_ name: String) -> SeededRandom {
    SeededRandom(seed: SplitMix64.mixed(SplitMix64.mixed(seed) ^ fowlerNollVo(name)))
  }

  public mutating func next() -> UInt64 {
    let result = rotatedLeft(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotatedLeft(state.3, by: 45)
    return result
  }

  /// A number from 0 up to but not including 1, in steps of 2⁻⁵³.
  public mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number between two bounds, the upper one excluded up to rounding.
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  /// A whole number from 0 up to but not including `bound`, each equally likely.
  ///
  /// Source: Lemire 2019, "Fast random integer generation in an interval".
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "integer(below: \(bound)) has nothing to choose from")
    let range = UInt64(bound)
    let threshold = (0 &- range) % range
    while true {
      let product = next().multipliedFullWidth(by: range)
      if product.low >= threshold { return Int(product.high) }
    }
  }

  /// A number from the normal distribution with mean 0 and standard deviation 1.
  ///
  /// Source: Box & Muller 1958; only the cosine branch is used, so that one call draws two numbers.
  public mutating func normal() -> Double {
    let radius = (-2 * logarithm(1 - unit())).squareRoot()
    return radius * cosine(2 * .pi * unit())
  }

  /// The numbers 0 ..< count in a random order.
  ///
  /// Source: Fisher & Yates, as in Knuth, TAOCP vol. 2, §3.4.2, algorithm P.
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, integer(below: last + 1))
    }
    return order
  }

  public static func == (left: SeededRandom, right: SeededRandom) -> Bool {
    left.seed == right.seed && left.state == right.state
  }
}

private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

private func rotatedLeft(_ value: UInt64, by count: UInt64) -> UInt64 {
  (value << count) | (value >> (64 - count))
}

/// FNV-1a over the name's UTF-8 bytes; Swift's own hashes change from run to run.
private func fowlerNollVo(_ name: String) -> UInt64 {
  name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
