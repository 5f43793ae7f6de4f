import BuildGraph
import Contents
import Foundation

/// A change of an input in words: its name, what it was, what it is.
enum ChangeWords {
  private static let mostLines = 8
  /// What pages call the things that they are made of.
  private static let partsOfPages = [
    "course": "the course's title, edition or data", "facts": "numbers in the text",
    "gaps": "what could not be computed", "introduction": "the introduction",
    "libraries": "the libraries that read prose",
    "numbering": "a title or number that other pages show",
    "prose": "the text of this page", "provenance": "what the site was made from",
    "templates": "the page templates",
  ]

  static func lines(_ change: KeyChange) -> [String] {
    guard change.name.hasPrefix("parameter ") else { return [content(change)] }
    let name = String(change.name.dropFirst("parameter ".count))
    guard let old = change.old.flatMap(JSONText.init), let new = change.new.flatMap(JSONText.init)
    else { return [value(name, change.old, change.new)] }
    // A run's settings have names that say it all.
    let all = old.changes(to: new, name: name == "run" ? "" : name).map {
      value($0.name, $0.old, $0.new)
    }
    return all.count > mostLines
      ? all.prefix(mostLines - 1) + ["and \(all.count - mostLines + 1) changes more in \(name)"]
      : all
  }

  private static func value(_ name: String, _ old: String?, _ new: String?) -> String {
    switch (old, new) {
    case (nil, let new?): "\(name): new, \(short(new))"
    case (let old?, nil): "\(name): gone, was \(short(old))"
    case (let old?, let new?): "\(name): \(short(old)) → \(short(new))"
    case (nil, nil): name
    }
  }

  /// Files, code and results are known by their hashes, which say only that they differ.
  private static func content(_ change: KeyChange) -> String {
    let name =
      change.name.hasPrefix("Sources/")
      ? "the code in \(change.name)" : partsOfPages[change.name] ?? change.name
    return switch (change.old, change.new) {
    case (nil, let new?): "\(name) is read now, and was not before (\(short(new)))"
    case (let old?, nil): "\(name) is read no more (was \(short(old)))"
    case (let old?, let new?): "\(name) changed: \(short(old)) → \(short(new))"
    case (nil, nil): name
    }
  }

  /// The first digits of a hash; other values up to a length.
  private static func short(_ value: String) -> String {
    if ContentHash(hexadecimal: value) != nil { return String(value.prefix(12)) }
    return value.count > 80 ? value.prefix(80) + "…" : value
  }
}

/// A parameter that is written as JSON, compared field by field.
struct JSONText {
  private let value: Any

  /// - Returns: nil unless the text is a JSON object or array.
  init?(_ text: String) {
    guard text.hasPrefix("{") || text.hasPrefix("["),
      let value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    else { return nil }
    self.value = value
  }

  struct Change {
    let name: String
    let old: String?
    let new: String?
  }

  /// Values that differ, named by their paths: `optimizer.learningRate`, `rows.3.layer`.
  func changes(to other: JSONText, name: String) -> [Change] {
    Self.changes(name, value, other.value)
  }

  private static func changes(_ name: String, _ old: Any?, _ new: Any?) -> [Change] {
    func inside(_ key: String) -> String { name.isEmpty ? key : "\(name).\(key)" }
    switch (old, new) {
    case (let old as [String: Any], let new as [String: Any]):
      return Set(old.keys).union(new.keys).sorted().flatMap { key in
        changes(inside(key), old[key], new[key])
      }
    case (let old as [Any], let new as [Any]) where old.contains { !isPlain($0) }:
      return (0..<max(old.count, new.count)).flatMap { number in
        changes(
          inside("\(number + 1)"), number < old.count ? old[number] : nil,
          number < new.count ? new[number] : nil)
      }
    default:
      let texts = (old.map(text), new.map(text))
      return texts.0 == texts.1 ? [] : [Change(name: name, old: texts.0, new: texts.1)]
    }
  }

  private static func isPlain(_ value: Any) -> Bool {
    !(value is [String: Any]) && !(value is [Any])
  }

  private static func text(_ value: Any) -> String {
    if let text = value as? String { return text }
    let data = try? JSONSerialization.data(
      withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "\(value)"
  }
}
