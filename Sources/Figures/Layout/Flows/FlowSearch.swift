/// Looks for the cheapest way over a grid of level and upright lines, counting length and bends.
///
/// Source: Dijkstra 1959, with the heading as part of the place.
struct FlowSearch {
  enum Heading: Int, CaseIterable {
    case right
    case down
    case left
    case up

    /// Of two ways around that cost the same, the one above or on the right is taken.
    var isPreferred: Bool { self == .right || self == .up }

    var opposite: Heading {
      switch self {
      case .right: .left
      case .down: .up
      case .left: .right
      case .up: .down
      }
    }
  }

  /// Where a way may begin or end, which way it then leads, and what that costs.
  struct End {
    var place: Point
    var heading: Heading
    var cost: Double
  }

  private let xs: [Double]
  private let ys: [Double]
  private let bendCost: Double
  private let cost: (Point, Point) -> Double?
  /// The cost of the pieces from each crossing to the right and downward, infinite for those that
  /// are blocked, once it is known.
  private var pieceCosts: [Double?]
  private var costs: [Double]
  private var previous: [Int]
  private var queue = CheapestFirst()

  /// - Parameters:
  ///   - xs: the upright lines of the grid.
  ///   - ys: its level lines.
  ///   - bendCost: what a bend adds to the length.
  ///   - cost: what a piece between neighbouring crossings costs; `nil` where it is blocked.
  init(
    xs: [Double], ys: [Double], bendCost: Double, cost: @escaping (Point, Point) -> Double?
  ) {
    self.xs = Set(xs).sorted()
    self.ys = Set(ys).sorted()
    self.bendCost = bendCost
    self.cost = cost
    pieceCosts = Array(repeating: nil, count: self.xs.count * self.ys.count * 2)
    let states = self.xs.count * self.ys.count * Heading.allCases.count
    costs = Array(repeating: .infinity, count: states)
    previous = Array(repeating: -1, count: states)
  }

  /// The crossings of the cheapest way, with the positions of its ends in the lists; `nil` without a
  /// way.
  mutating func cheapest(
    from starts: [End], to goals: [End]
  ) -> (start: Int, goal: Int, places: [Point])? {
    for start in starts { reach(state(start), at: start.cost, from: -1) }
    let ends = goals.map { state($0) }
    var best: (goal: Int, cost: Double)?
    while let (state, cost) = queue.pop() {
      if let best, cost >= best.cost { break }
      guard cost == costs[state] else { continue }
      if let goal = ends.firstIndex(of: state) {
        let total = cost + goals[goal].cost
        if total < best?.cost ?? .infinity { best = (goal, total) }
      }
      spread(from: state, at: cost)
    }
    guard let best else { return nil }
    var path: [Int] = [ends[best.goal]]
    while let last = path.last, previous[last] >= 0 { path.append(previous[last]) }
    path.reverse()
    let start = starts.firstIndex { state($0) == path[0] } ?? 0
    return (start, best.goal, path.map { place(of: $0) })
  }

  private mutating func spread(from state: Int, at cost: Double) {
    let heading = Heading.allCases[state % 4]
    for turn in Heading.allCases where turn != heading.opposite {
      guard let next = neighbour(of: state, turn) else { continue }
      let bend = turn == heading ? 0 : bendCost
      reach(next, at: cost + bend + pieceCost(state, next), from: state)
    }
  }

  /// The cost of the piece between two neighbouring crossings, the same both ways.
  private mutating func pieceCost(_ a: Int, _ b: Int) -> Double {
    let (first, second) = (min(a / 4, b / 4), max(a / 4, b / 4))
    let key = 2 * first + (second == first + 1 ? 0 : 1)
    if let known = pieceCosts[key] { return known }
    let found = cost(place(of: 4 * first), place(of: 4 * second)) ?? .infinity
    pieceCosts[key] = found
    return found
  }

  private mutating func reach(_ state: Int, at cost: Double, from origin: Int) {
    guard cost < costs[state] else { return }
    costs[state] = cost
    previous[state] = origin
    queue.push(state, cost)
  }

  private func state(_ end: End) -> Int {
    let column = xs.firstIndex(of: end.place.x) ?? 0
    let row = ys.firstIndex(of: end.place.y) ?? 0
    return (row * xs.count + column) * 4 + end.heading.rawValue
  }

  private func place(of state: Int) -> Point {
    Point(x: xs[state / 4 % xs.count], y: ys[state / 4 / xs.count])
  }

  private func neighbour(of state: Int, _ heading: Heading) -> Int? {
    var (column, row) = (state / 4 % xs.count, state / 4 / xs.count)
    switch heading {
    case .right: column += 1
    case .left: column -= 1
    case .down: row += 1
    case .up: row -= 1
    }
    guard xs.indices.contains(column), ys.indices.contains(row) else { return nil }
    return (row * xs.count + column) * 4 + heading.rawValue
  }
}

extension [Point] {
  /// The ends of a way and the places where it turns.
  var corners: [Point] {
    indices.filter { index in
      guard index > 0, index < count - 1 else { return true }
      let (before, here, after) = (self[index - 1], self[index], self[index + 1])
      return !(before.x == here.x && here.x == after.x)
        && !(before.y == here.y && here.y == after.y)
    }.map { self[$0] }
  }
}

extension Point {
  func moved(_ heading: FlowSearch.Heading, by distance: Double) -> Point {
    switch heading {
    case .right: Point(x: x + distance, y: y)
    case .left: Point(x: x - distance, y: y)
    case .down: Point(x: x, y: y + distance)
    case .up: Point(x: x, y: y - distance)
    }
  }
}

/// States waiting for their turn, the cheapest first; of two equal ones the lower number.
private struct CheapestFirst {
  private var heap: [(state: Int, cost: Double)] = []

  mutating func push(_ state: Int, _ cost: Double) {
    heap.append((state, cost))
    var child = heap.count - 1
    while child > 0, isBefore(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (state: Int, cost: Double)? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
      guard let least = children.min(by: { isBefore($0, $1) }), isBefore(least, parent) else {
        return first
      }
      heap.swapAt(least, parent)
      parent = least
    }
  }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    (heap[a].cost, heap[a].state) < (heap[b].cost, heap[b].state)
  }
}
