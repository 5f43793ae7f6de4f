extension Figure {
  /// The figure's numbers as CSV: one row per point, cell or picture, panels one after another.
  ///
  /// Panels with the same headings stand in one table; others follow behind an empty line. The
  /// pixels of maps come last, unless there are very many. A figure keeps them as the 255 steps of
  /// their colour scale, so they are rounded; the column “rounded by at most” says how far. The
  /// least and the greatest value of every map, and the values of matrices, are exact.
  public func csv() -> String {
    var lines = CSVLines()
    var headings: [String] = []
    let values = panels.map(\.content.value)
    let tables =
      values.enumerated().map { ($0.offset, $0.element.table) }
      + values.enumerated().compactMap { index, value in value.furtherTable.map { (index, $0) } }
    for (index, table) in tables {
      let panel = panels[index]
      if table.headings != headings {
        if !headings.isEmpty { lines.addEmpty() }
        headings = table.headings
        lines.add("panel", headings)
      }
      let name = panel.title.isEmpty ? String(index + 1) : panel.title
      for row in table.rows { lines.add(name, row) }
    }
    return lines.text
  }
}

/// Joins cells into lines; a figure may have millions of them.
private struct CSVLines {
  private(set) var text = ""

  mutating func add(_ first: String, _ others: [String]) {
    add(first)
    for cell in others {
      text += ","
      add(cell)
    }
    text += "\n"
  }

  mutating func addEmpty() { text += "\n" }

  private mutating func add(_ cell: String) {
    guard cell.needsQuotes else {
      text += cell
      return
    }
    text += "\""
    // Scalars, because a quotation mark with an accent is another character, but ends a cell.
    text += cell.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
      .map(String.init).joined(separator: "\"\"")
    text += "\""
  }
}

extension String {
  /// Whether a cell holds what would end it.
  fileprivate var needsQuotes: Bool {
    // Bytes are looked at first: finding characters takes longer than writing the cell.
    let isPlain = utf8.allSatisfy { $0 >= 32 && $0 < 128 && $0 != 34 && $0 != 44 }
    return !isPlain
      && unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
  }
}
