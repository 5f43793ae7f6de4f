/// Finds the names that someone may have meant.
public enum NearestName {
  /// At most three known names within a third of the word's length, nearest first.
  public static func suggestions(for word: String, among names: some Sequence<String>) -> [String] {
    let wanted = Array(word.lowercased())
    let limit = max(2, wanted.count / 3)
    let scored = names.compactMap { name -> (distance: Int, name: String)? in
      let distance = distance(wanted, Array(name.lowercased()))
      return distance <= limit ? (distance, name) : nil
    }
    return scored.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(3).map(\.name)
  }

  /// The known name most like the word, or like a part of a name between hyphens; nil when even
  /// that one differs in more than half of the word.
  public static func nearest(to word: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased())
    // A part of one letter would be as near to nothing as anything can be.
    guard !wanted.isEmpty else { return nil }
    let scored = names.map { name in
      let parts = [name] + name.split(separator: "-").map(String.init)
      return (parts.map { distance(wanted, Array($0.lowercased())) }.min() ?? 0, name)
    }
    guard let nearest = scored.min(by: { $0 < $1 }), nearest.0 <= max(1, wanted.count / 2) else {
      return nil
    }
    return nearest.1
  }

  /// The question to append to a message, or nothing.
  public static func question(_ names: [String]) -> String {
    guard let last = names.last else { return "" }
    if names.count == 1 { return " Did you mean “\(last)”?" }
    let others = names.dropLast().map { "“\($0)”" }.joined(separator: ", ")
    return " Did you mean \(others) or “\(last)”?"
  }

  /// The edits between two words, where swapped neighbours count once.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var above = Array(0...b.count)
    for i in a.indices {
      var row = [Int](repeating: i + 1, count: b.count + 1)
      for j in b.indices {
        row[j + 1] = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], before[j - 1] + 1)
        }
      }
      (before, above) = (above, row)
    }
    return above[b.count]
  }
}
