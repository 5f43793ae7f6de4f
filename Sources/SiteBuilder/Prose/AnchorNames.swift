/// Gives every heading of a page an anchor of its own.
package struct AnchorNames {
  private var used: Set<String>
  /// The number to try next for a name that is taken.
  private var numbers: [String: Int] = [:]

  /// Starts with the names that a page uses already.
  package init(used: Set<String> = []) { self.used = used }

  package mutating func reserve(_ name: String) { used.insert(name) }

  /// Small letters and digits joined by hyphens; a number follows where the name is taken.
  package mutating func name(for title: String) -> String {
    let name = Self.slug(title)
    var candidate = name
    while !used.insert(candidate).inserted {
      let number = numbers[name, default: 2]
      numbers[name] = number + 1
      candidate = "\(name)-\(number)"
    }
    return candidate
  }

  package static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !($0.isLetter || $0.isNumber) && $0 != "'" && $0 != "’" }
    let slug = words.map { $0.filter { $0.isLetter || $0.isNumber } }.joined(separator: "-")
    return slug.isEmpty ? "section" : slug
  }
}
