/// A table for a terminal: columns as wide as their longest cell.
struct TextTable: CustomStringConvertible {
  let header: [String]
  let rows: [[String]]

  var description: String {
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([header] + rows).map { row in
      row.indices.map { column in
        let padding = column == row.count - 1 ? 0 : widths[column] - row[column].count
        return row[column] + String(repeating: " ", count: padding)
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
