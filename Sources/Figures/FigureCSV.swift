extension Figure {
  /// The figure's numbers as CSV: one row per point, cell or picture, panels one after another.
  ///
  /// Panels with the same headings stand in one table; others follow behind an empty line.
  public func csv() -> String {
    var lines: [[String]] = []
    var headings: [String] = []
    for (index, panel) in panels.enumerated() {
      let table = panel.content.value.table
      if table.headings != headings {
        if !headings.isEmpty { lines.append([]) }
        headings = table.headings
        lines.append(["panel"] + headings)
      }
      let name = panel.title.isEmpty ? String(index + 1) : panel.title
      lines += table.rows.map { [name] + $0 }
    }
    return lines.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private func quoted(_ text: String) -> String {
    let needsQuotes = text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
