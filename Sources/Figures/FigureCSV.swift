extension Figure {
  /// The figure's numbers as CSV: one row per point, cell or picture, panels one after another.
  ///
  /// Panels with the same headings stand in one table; others follow behind an empty line. The
  /// pixels of maps come last, unless there are very many. A figure keeps them as the 255 steps of
  /// their colour scale, so they are rounded; the column “rounded by at most” says how far. The
  /// least and the greatest value of every map, and the values of matrices, are exact.
  public func csv() -> String {
    var lines: [[String]] = []
    var headings: [String] = []
    let values = panels.map(\.content.value)
    let tables =
      values.enumerated().map { ($0.offset, $0.element.table) }
      + values.enumerated().compactMap { index, value in value.furtherTable.map { (index, $0) } }
    for (index, table) in tables {
      let panel = panels[index]
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
    // Scalars, because a quotation mark with an accent is another character, but ends a cell.
    let needsQuotes = text.unicodeScalars.contains { scalar in
      switch scalar {
      case ",", "\"", "\n", "\r": true
      default: false
      }
    }
    guard needsQuotes else { return text }
    let parts = text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.map(String.init).joined(separator: "\"\"") + "\""
  }
}
