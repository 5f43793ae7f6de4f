public import Mathematics

/// A division of a collection into parts, such as training and validation, by the images' numbers.
///
/// Every image is in exactly one part. The parts depend on the stream's seed and the arguments alone.
public struct DataSplit: Equatable, Sendable {
  /// The numbers of each part's images, ascending.
  public let parts: [[Int]]

  /// Divides images at random.
  ///
  /// - Parameters:
  ///   - count: how many images there are.
  ///   - shares: how much of them each part gets, 1 in all; counts are rounded so that they add up.
  ///   - random: the stream to draw from.
  public init(count: Int, shares: [Double], using random: inout SeededRandom) {
    self.init(classes: [Array(0..<count)], shares: shares, using: &random)
  }

  /// Divides the images of each class at random, so that every part has every class in the same
  /// proportion, up to an image.
  ///
  /// - Parameters:
  ///   - labels: the class of each image.
  ///   - shares: how much of them each part gets, 1 in all; counts are rounded so that they add up.
  ///   - random: the stream to draw from.
  public init(
    stratifiedBy labels: [some BinaryInteger], shares: [Double], using random: inout SeededRandom
  ) {
    let classes = Self.members(labels.map { Int($0) })
    self.init(classes: classes, shares: shares, using: &random)
  }

  /// Divides images class by class, but keeps each group together: see `nearDuplicateGroups`.
  ///
  /// A group belongs to the class of its first image. One after the other goes to the part that
  /// lacks most of its share of the class, so a part may miss its share by a group.
  ///
  /// - Parameters:
  ///   - groups: the number of each image's group.
  ///   - labels: the class of each image.
  ///   - shares: how much of them each part gets, 1 in all.
  ///   - random: the stream to draw from.
  public init(
    keepingTogether groups: [Int], labels: [some BinaryInteger], shares: [Double],
    using random: inout SeededRandom
  ) {
    precondition(
      groups.count == labels.count, "\(groups.count) images with \(labels.count) labels")
    Self.check(shares)
    let members = Self.members(groups)
    let classes = Self.members(members.map { Int(labels[$0[0]]) })
    var parts = shares.map { _ in [Int]() }
    for ofClass in classes {
      let images = ofClass.reduce(0) { $0 + members[$1].count }
      var missing = shares.map { $0 * Double(images) }
      for position in random.permutation(of: ofClass.count) {
        let group = members[ofClass[position]]
        let neediest = Self.largest(missing)
        parts[neediest] += group
        missing[neediest] -= Double(group.count)
      }
    }
    self.parts = parts.map { $0.sorted() }
  }

  private init(classes: [[Int]], shares: [Double], using random: inout SeededRandom) {
    Self.check(shares)
    var parts = shares.map { _ in [Int]() }
    // What a part lacks of its share is carried on, so that rounding does not add up over classes.
    var missing = shares.map { _ in 0.0 }
    for members in classes {
      var counts = shares.map { Int($0 * Double(members.count)) }
      for part in shares.indices {
        missing[part] += shares[part] * Double(members.count) - Double(counts[part])
      }
      while counts.reduce(0, +) < members.count {
        let neediest = Self.largest(missing)
        counts[neediest] += 1
        missing[neediest] -= 1
      }
      var order = random.permutation(of: members.count)[...]
      for (part, count) in counts.enumerated() {
        parts[part] += order.prefix(count).map { members[$0] }
        order = order.dropFirst(count)
      }
    }
    self.parts = parts.map { $0.sorted() }
  }

  /// The numbers of the images with each label, labels ascending.
  private static func members(_ labels: [Int]) -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for (i, label) in labels.enumerated() { members[label, default: []].append(i) }
    return members.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The position of the largest number, the first of equal ones.
  private static func largest(_ numbers: [Double]) -> Int {
    numbers.indices.dropFirst().reduce(0) { numbers[$1] > numbers[$0] ? $1 : $0 }
  }

  private static func check(_ shares: [Double]) {
    let slack = 1e-9  // Of tenths that are added up in binary.
    precondition(
      !shares.isEmpty && shares.allSatisfy { $0 >= 0 } && abs(shares.reduce(0, +) - 1) < slack,
      "shares \(shares) are not 1 in all")
  }
}
