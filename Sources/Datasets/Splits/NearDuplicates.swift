extension LabeledImages {
  /// The group of each image: images that are the same picture but for a slight turn, crop, noise
  /// or light share one.
  ///
  /// The 7,172 images of Sign Language MNIST's test file are some 340 photographs, each in about 20
  /// such variants; its training file was not measured. A random split puts variants of one
  /// photograph on both sides, so that even the nearest training image answers every test image
  /// rightly (with groups kept together, half of them), and a network's accuracy says how well it
  /// remembers. Two images are alike here when the correlation of their pixels is at least
  /// `correlation`, which neither brightness nor contrast changes; and what is alike to the same
  /// image is in the same group.
  ///
  /// The default comes from the same 7,172 images. The nearest neighbour of every image with the
  /// same letter has a correlation above 0.971 (of 99 in 100, above 0.993); between different
  /// letters none exceeds 0.93. At 0.97 the groups have 17 to 42 images of one letter, nearly all
  /// 19 to 21; from 0.94 to 0.98 they hardly change.
  ///
  /// The time grows with the square of the number of images. Labels are not looked at.
  ///
  /// - Parameter correlation: 0 to 1.
  /// - Returns: a number for each image; groups are numbered from 0 in the order of their first
  ///   images.
  public func nearDuplicateGroups(correlation: Double = 0.97) -> [Int] {
    precondition(correlation > 0 && correlation <= 1, "a correlation of \(correlation)")
    let shades = CenteredShades(self)
    let outlines = CoarseOutlines(self)
    // Of images that correlate so, the squared distance is at most 2 (1 − correlation); the rest is
    // for rounding.
    let farthest = Float(2 * (1 - correlation) + 0.001)
    // Rows are dealt out in turn, because the first ones have the most images to compare with.
    let workers = max(1, min(64, count / 16))
    let found = concurrentResults(count: workers) { worker in
      var sets = DisjointSets(count: count)
      for i in stride(from: worker, to: count, by: workers) {
        for j in i + 1..<max(count, i + 1)
        where outlines.distance(i, j) <= farthest && shades.correlation(i, j) >= correlation {
          sets.join(i, j)
        }
      }
      return sets
    }
    var sets = DisjointSets(count: count)
    for part in found { sets.join(allOf: part) }
    return sets.numbered()
  }
}

/// Numbers that are joined to sets.
private struct DisjointSets: Sendable {
  /// A smaller number of the same set, or the number itself.
  private var smaller: [Int]

  init(count: Int) {
    smaller = Array(0..<count)
  }

  mutating func join(_ i: Int, _ j: Int) {
    let (first, second) = (smallest(of: i), smallest(of: j))
    smaller[max(first, second)] = min(first, second)
  }

  mutating func join(allOf other: DisjointSets) {
    for (i, j) in other.smaller.enumerated() where i != j { join(i, j) }
  }

  /// The set of each number, counted from 0 in the order of their smallest numbers.
  mutating func numbered() -> [Int] {
    var numbers: [Int] = []
    var next = 0
    for i in smaller.indices {
      let first = smallest(of: i)
      numbers.append(first == i ? next : numbers[first])
      if first == i { next += 1 }
    }
    return numbers
  }

  private mutating func smallest(of start: Int) -> Int {
    var i = start
    while smaller[i] != i {
      smaller[i] = smaller[smaller[i]]
      i = smaller[i]
    }
    return i
  }
}
