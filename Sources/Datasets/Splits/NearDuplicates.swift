import Dispatch

extension LabeledImages {
  /// The group of each image: images that are the same picture but for a slight turn, crop, noise
  /// or light share one.
  ///
  /// The hand signs of Sign Language MNIST are some 340 photographs, each in about 20 such
  /// variants. A random split puts variants of one photograph on both sides, so that even the
  /// nearest training image answers every test image rightly (with groups kept together, half of
  /// them), and a network's accuracy says how well it remembers. Two images are alike here when the
  /// correlation of their pixels is at least `correlation`, which neither brightness nor contrast
  /// changes; and what is alike to the same image is in the same group.
  ///
  /// The default comes from the 7,172 images of that collection's test file. The nearest neighbour
  /// of every image with the same letter has a correlation above 0.971 (of 99 in 100, above 0.993);
  /// between different letters none exceeds 0.93. At 0.97 the groups have 17 to 42 images of one
  /// letter, nearly all 19 to 21; from 0.94 to 0.98 they hardly change.
  ///
  /// The time grows with the square of the number of images, and with the pixels of one. Labels are
  /// not looked at.
  ///
  /// - Parameter correlation: 0 to 1.
  /// - Returns: a number for each image; groups are numbered from 0 in the order of their first
  ///   images.
  public func nearDuplicateGroups(correlation: Double = 0.97) -> [Int] {
    precondition(correlation > 0 && correlation <= 1, "a correlation of \(correlation)")
    let shades = CenteredShades(self)
    // Rows are dealt out in turn, because the first ones have the most images to compare with.
    let workers = max(1, min(64, count / 16))
    let found = concurrentResults(count: workers) { worker in
      var sets = DisjointSets(count: count)
      for i in stride(from: worker, to: count, by: workers) {
        for j in i + 1..<max(count, i + 1)
        where shades.correlation(i, j) >= correlation {
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

/// Images as whole numbers with a sum near 0, so that products of two fit 32 bits for a while.
private struct CenteredShades: Sendable {
  private let size: Int
  /// N×size, a pixel minus the image's rounded mean.
  private let values: [Int16]
  private let sums: [Int]
  /// n Σx² − (Σx)².
  private let variations: [Int]

  init(_ images: LabeledImages) {
    let size = images.imageSize
    var (values, sums, variations) = ([Int16](), [Int](), [Int]())
    values.reserveCapacity(images.pixels.count)
    for i in 0..<images.count {
      let pixels = images.pixels[i * size..<(i + 1) * size]
      let mean = pixels.reduce(0) { $0 + Int($1) } / size
      let centred = pixels.map { Int16(Int($0) - mean) }
      let sum = centred.reduce(0) { $0 + Int($1) }
      values += centred
      sums.append(sum)
      variations.append(size * centred.reduce(0) { $0 + Int($1) * Int($1) } - sum * sum)
    }
    self.size = size
    self.values = values
    self.sums = sums
    self.variations = variations
  }

  /// Of two images' pixels; two even images count as alike, an even one and another as not.
  ///
  /// Sums are exact, so that no order of adding changes a bit.
  func correlation(_ i: Int, _ j: Int) -> Double {
    let product = Double(variations[i]) * Double(variations[j])
    if product == 0 { return variations[i] == variations[j] ? 1 : 0 }
    return Double(size * products(i, j) - sums[i] * sums[j]) / product.squareRoot()
  }

  private func products(_ i: Int, _ j: Int) -> Int {
    values.withUnsafeBufferPointer { values in
      var total = 0
      var start = 0
      while start < size {
        // 8192 products of at most 255² fit.
        let end = min(start + 8_192, size)
        var part: Int32 = 0
        for k in start..<end {
          part &+= Int32(values[i * size + k]) &* Int32(values[j * size + k])
        }
        total += Int(part)
        start = end
      }
      return total
    }
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
