/// Results as the rows of a table, and what the table has no room for.
public enum SelfTestTable {
  private static let widths = [16, 7, 9, 38]

  /// The names of the columns; errors are shares of what is allowed, so 1 is just allowed.
  public static let header = row(["topic", "cases", "error", "tolerance", "verdict"])

  /// A topic's row.
  public static func row(of result: TopicResult) -> String {
    let count = result.cases.count
    let cases = result.checkedCount == count ? "\(count)" : "\(result.checkedCount)/\(count)"
    return row([
      result.topic, count == 0 ? "–" : cases, result.largestError.map(shareText) ?? "–",
      result.tolerance.isEmpty ? "–" : result.tolerance, verdict(result),
    ])
  }

  /// What failed and what is missing, a line each, indented below the topic's row.
  public static func details(of result: TopicResult) -> [String] {
    var lines = result.failure.map { ["  \($0)"] } ?? []
    for item in result.cases where item.isFailure {
      switch item.outcome {
      case .measured(let error):
        lines.append("  \(item.name): \(shareText(error)) times what is allowed")
      case .failed(let message), .unreadable(let message):
        lines.append("  \(item.name): \(message)")
      case .notBuilt: break
      }
    }
    var missing: [(what: String, names: [String])] = []
    for item in result.cases {
      guard case .notBuilt(let what) = item.outcome else { continue }
      if let index = missing.firstIndex(where: { $0.what == what }) {
        missing[index].names.append(item.name)
      } else {
        missing.append((what, [item.name]))
      }
    }
    return lines
      + missing.map { "  not built yet: \($0.what) (\($0.names.joined(separator: ", ")))" }
  }

  private static func verdict(_ result: TopicResult) -> String {
    switch result.verdict {
    case .passed:
      result.checkedCount == result.cases.count
        ? "passed" : "passed, \(result.cases.count - result.checkedCount) not built yet"
    case .failed: "FAILED"
    case .skipped(let reason): "skipped: \(reason)"
    }
  }

  private static func row(_ cells: [String]) -> String {
    var line = ""
    for (cell, width) in zip(cells, widths) {
      line += cell + String(repeating: " ", count: max(2, width - cell.count))
    }
    return line + (cells.last ?? "")
  }

  /// Three decimals, or a power of ten for what is smaller or larger.
  private static func shareText(_ share: Double) -> String {
    guard share.isFinite, share < 1e6 else { return "∞" }
    if share == 0 { return "0" }
    if share < 0.001 { return "< 0.001" }
    let thousandths = Int((share * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
