import BuildGraph
import Contents
import Foundation

/// An explanation for people: a line, and one for each change.
struct ExplanationWords {
  let text: String

  init(_ explanation: Explanation, of id: String) {
    text = Self.lines(explanation, id).joined(separator: "\n  ")
  }

  private static func lines(_ explanation: Explanation, _ id: String) -> [String] {
    switch explanation {
    case .stored(let record): ["\(id) is in the store: \(origin(record))."]
    case .damaged(let record?, let path):
      [
        "\(id) is in the store, \(origin(record)), but damaged; it would be computed again when "
          + "something reads it:", "\(path)",
      ]
    case .damaged(nil, let path):
      ["\(id) would be computed: its result in the store is damaged:", path]
    case .isNew: ["\(id) would be computed: it never was for this folder."]
    case .isGone:
      ["\(id) would be computed: nothing changed, but its result is no longer in the store."]
    case .fails(let missing): ["\(id) cannot be computed: \(missing)."]
    case .changed(nil):
      ["\(id) would be computed: something changed, and the store no longer knows what was before."]
    case .changed(let changes?):
      ["\(id) would be computed, because of a change:"] + changes.flatMap(ChangeWords.lines)
    case .follows(let inputs, alsoChanged: let changes):
      follows(id, inputs, changes)
    }
  }

  private static func follows(_ id: String, _ inputs: [String], _ changes: [KeyChange]?) -> [String]
  {
    let few = inputs.prefix(5).joined(separator: ", ")
    let more = inputs.count > 5 ? " and \(inputs.count - 5) more" : ""
    let before = inputs.isEmpty ? "other results" : "\(few)\(more)"
    guard let changes else {
      return ["\(id) would be computed after \(before): it never was for this folder."]
    }
    guard changes.isEmpty else {
      return ["\(id) would be computed after \(before), because of a change:"]
        + changes.flatMap(ChangeWords.lines)
    }
    return ["\(id) would be computed if \(before) came out differently than before."]
  }

  private static func origin(_ record: ResultRecord) -> String {
    let date = Date(timeIntervalSince1970: Double(record.date)).formatted(.iso8601)
    return "computed \(date) in \(Seconds(record.seconds).words) by \(record.program)"
  }
}

extension CourseForecast.Obstacle {
  /// A sentence.
  var words: String {
    switch self {
    case .data(let fault): fault
    case .input(let id): "it reads \(id)."
    }
  }
}

/// A duration as people read it.
struct Seconds {
  let words: String

  init(_ seconds: Double) {
    // A store that somebody else wrote may say anything.
    let seconds = seconds < 1e12 ? max(seconds, 0) : 1e12
    words =
      switch seconds {
      case ..<0.9995: "\(Int((seconds * 1000).rounded())) ms"
      case ..<119.5: "\(Int(seconds.rounded())) s"
      default: "\(Int((seconds / 60).rounded())) min"
      }
  }
}
