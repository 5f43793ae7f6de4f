/// The names of an axis's categories, broken into lines where one has no room.
struct CategoryNames {
  /// The lines of each name, in the order of the categories.
  let lines: [[String]]
  /// Whether nothing was cut.
  let isWhole: Bool

  /// More lines would be read as text, not as a name.
  static let mostLines = 3

  init(
    _ names: [String], within room: Double, lines limit: Int = mostLines, _ composer: Composer
  ) throws {
    lines = try names.map {
      try composer.wrapped($0, composer.theme.tick, within: room, lines: limit)
    }
    isWhole = zip(names, lines).allSatisfy { name, lines in
      lines.joined().filter { !$0.isWhitespace } == name.filter { !$0.isWhitespace }
    }
  }

  /// How many lines the longest name has.
  var most: Int { lines.map(\.count).max() ?? 0 }

  func width(_ composer: Composer) throws -> Double {
    try composer.widest(lines.flatMap { $0 }, composer.theme.tick)
  }
}

extension TextStyle {
  /// How high some lines are together, in points.
  func height(ofLines count: Int) -> Double { size + Double(max(count, 1) - 1) * lineHeight }

  /// How many lines fit into a height, at least one.
  func lines(within height: Double) -> Int {
    max(1, Int(max(0, min(height - size, 1e6)) / lineHeight) + 1)
  }
}
