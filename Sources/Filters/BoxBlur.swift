/// What a blur sees beyond an image's edge.
public enum BlurEdge: String, Hashable, Codable, Sendable, CaseIterable {
  /// The image reflected without repeating its last cell.
  case mirror
  /// The last cell again and again.
  case nearest
  case zero
}

extension BlurEdge {
  /// The index to read for a place that may lie outside, nil where nothing is.
  public func place(_ index: Int, in count: Int) -> Int? {
    if index >= 0 && index < count { return index }
    switch self {
    case .zero: return nil
    case .nearest: return index < 0 ? 0 : count - 1
    case .mirror:
      if count == 1 { return 0 }
      let place = floorModulo(index, 2 * (count - 1))
      return min(place, 2 * (count - 1) - place)
    }
  }
}

extension Grid {
  /// Each cell as the mean of a square around it.
  ///
  /// - Parameters:
  ///   - size: the square's cells along a side, odd; rows and columns are added one after the
  ///     other.
  ///   - edge: what lies beyond the edge.
  /// - Returns: a grid of the same size.
  public func boxBlurred(size: Int, edge: BlurEdge = .mirror) -> Grid {
    precondition(size > 0 && size % 2 == 1, "a blur cannot have a side of \(size) cells")
    let sums = rowSums(of: size, edge).transposed.rowSums(of: size, edge).transposed
    let share = 1 / Scalar(size * size)
    return sums.map { $0 * share }
  }

  private func rowSums(of size: Int, _ edge: BlurEdge) -> Grid {
    var result = Grid(height: height, width: width)
    for row in 0..<height {
      for column in 0..<width {
        var sum: Scalar = 0
        for offset in -(size / 2)...size / 2 {
          if let place = edge.place(column + offset, in: width) { sum += self[row, place] }
        }
        result[row, column] = sum
      }
    }
    return result
  }
}
