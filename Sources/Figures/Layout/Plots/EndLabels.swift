/// A name that wants to stand at a height but must not touch its neighbours.
package struct EndLabel: Equatable {
  package var text: String
  package var y: Double
  package var paint: Paint

  package init(text: String, y: Double, paint: Paint) {
    self.text = text
    self.y = y
    self.paint = paint
  }
}

/// Moves labels apart, as little as possible, until each has its own line.
///
/// Labels that collide form a group around the middle of their wishes; groups that then collide
/// merge. The order from top to bottom is kept.
package func separated(
  _ labels: [EndLabel], by spacing: Double, within range: ClosedRange<Double>
) -> [EndLabel] {
  let ordered = labels.enumerated().sorted {
    ($0.element.y, $0.offset) < ($1.element.y, $1.offset)
  }.map(\.element)
  var groups: [LabelGroup] = []
  for (index, label) in ordered.enumerated() {
    groups.append(LabelGroup(indices: index...index, wishes: label.y))
    while groups.count > 1 {
      let last = groups[groups.count - 1]
      let previous = groups[groups.count - 2]
      guard last.top(spacing, range) < previous.bottom(spacing, range) + spacing else { break }
      groups.removeLast(2)
      groups.append(
        LabelGroup(
          indices: previous.indices.lowerBound...last.indices.upperBound,
          wishes: previous.wishes + last.wishes))
    }
  }
  var placed = ordered
  for group in groups {
    for index in group.indices {
      let line = Double(index - group.indices.lowerBound)
      placed[index].y = group.top(spacing, range) + line * spacing
    }
  }
  return placed
}

private struct LabelGroup {
  var indices: ClosedRange<Int>
  /// The sum of the heights that the labels want.
  var wishes: Double

  private func reach(_ spacing: Double) -> Double { Double(indices.count - 1) * spacing }

  func top(_ spacing: Double, _ range: ClosedRange<Double>) -> Double {
    let wished = wishes / Double(indices.count) - reach(spacing) / 2
    return max(range.lowerBound, min(wished, range.upperBound - reach(spacing)))
  }

  func bottom(_ spacing: Double, _ range: ClosedRange<Double>) -> Double {
    top(spacing, range) + reach(spacing)
  }
}
