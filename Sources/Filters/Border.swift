/// What the kernel sees beyond the image's edge.
public enum Border: String, Hashable, Codable, Sendable, CaseIterable {
  case zero
  /// The image again, as if its edges were glued together.
  case wrapAround
}

extension Border {
  /// The index to read for a place that may lie outside, nil where nothing is.
  func place(_ index: Int, in count: Int) -> Int? {
    if index >= 0 && index < count { return index }
    return self == .zero ? nil : floorModulo(index, count)
  }
}

/// Neighbouring cells of a result that read neighbouring cells of the image.
struct BorderRun {
  /// The first cell of the result.
  let target: Int
  /// The first cell of the image.
  let source: Int
  let count: Int
}

extension Border {
  /// The runs in which a row of `count` results reads an image row of `width` cells, moved left by
  /// `offset`: one at most with zeros outside, one for each copy of the image when it repeats.
  func runs(of count: Int, from offset: Int, in width: Int) -> [BorderRun] {
    switch self {
    case .zero:
      let first = max(0, -offset)
      let end = min(count, width - offset)
      return first < end
        ? [BorderRun(target: first, source: first + offset, count: end - first)] : []
    case .wrapAround:
      var runs: [BorderRun] = []
      var target = 0
      while target < count {
        let source = floorModulo(target + offset, width)
        let length = min(width - source, count - target)
        runs.append(BorderRun(target: target, source: source, count: length))
        target += length
      }
      return runs
    }
  }
}

/// The remainder that is never negative.
func floorModulo(_ index: Int, _ count: Int) -> Int {
  let remainder = index % count
  return remainder < 0 ? remainder + count : remainder
}
