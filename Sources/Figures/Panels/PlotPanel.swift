extension Plot: PanelValue {
  func validate(_ check: FieldCheck) throws(FigureError) {
    try check(!lines.isEmpty, "marks", "hold no line", "Give at least one line.")
    for (index, line) in lines.enumerated() {
      let check = check.at("lines[\(index)]")
      try check(
        line.x.count == line.y.count, "y",
        "has \(line.y.count) values for \(line.x.count) x values",
        "Give one y for every x, not a number where there is none.")
      try check(
        line.x.allSatisfy(\.isFinite), "x", "holds a value that is not finite",
        "Give every point a place.")
      try check(
        line.y.contains { $0 != nil }, "y", "holds no finite value",
        "Leave the line out, or check the run that made it.")
    }
    for case .points(let points) in marks {
      try check(
        points.x.count == points.y.count && (points.x + points.y).allSatisfy(\.isFinite),
        "points", "are not pairs of finite numbers", "Leave out what has no place.")
    }
    for rule in rules {
      try check(
        rule.value.isFinite, "rule", "has a value that is not finite", "Leave the rule out.")
    }
  }

  var table: DataTable {
    var table = DataTable(headings: ["series", x.title, "value"])
    for line in lines {
      for (x, y) in zip(line.x, line.y) {
        table.rows.append([line.label, DataTable.text(of: x), DataTable.text(of: y)])
      }
    }
    return table
  }

  var words: FigureWords { FigureWords(alternative: "") }

  func layout(in surroundings: PanelSurroundings) -> any PanelLayout {
    PlotLayout(plot: self, sharedDomain: surroundings.horizontalDomain)
  }
}
