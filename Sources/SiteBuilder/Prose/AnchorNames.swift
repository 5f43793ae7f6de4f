/// Gives every heading of a page an anchor of its own.
package struct AnchorNames {
  private var used: Set<String>

  /// Starts with the names that a page uses already.
  package init(used: Set<String> = []) { self.used = used }

  package mutating func reserve(_ name: String) { used.insert(name) }

  /// Small letters and digits joined by hyphens; a number follows where the name is taken.
  package mutating func name(for title: String) -> String {
    let name = Self.slug(title)
    var candidate = name
    var number = 2
    while !used.insert(candidate).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }

  package static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !($0.isLetter || $0.isNumber) && $0 != "'" && $0 != "’" }
    let slug = words.map { $0.filter { $0.isLetter || $0.isNumber } }.joined(separator: "-")
    return slug.isEmpty ? "section" : slug
  }
}
