extension Figure {
  /// How many characters are set above or below a figure; more would be a page of text.
  private static let longestText = 2000

  /// Checks that what belongs together fits together and that there is something to draw.
  ///
  /// - Throws: `FigureError` for the first contradiction.
  public func validate() throws(FigureError) {
    let check = FieldCheck(figure: id)
    let idIsPlain = id.utf8.allSatisfy {
      ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 45
    }
    try check(
      idIsPlain && !id.isEmpty, "id", "is “\(id)”", "Use lower case letters, digits and hyphens.")
    try check(!title.isEmpty, "title", "is empty", "Say what there is to see.")
    for (field, text) in [("title", title), ("subtitle", subtitle), ("dataOrigin", dataOrigin)] {
      try check(
        text.count <= Self.longestText, field, "has \(text.count) characters",
        "Give at most \(Self.longestText); more belongs into the text around the figure.")
    }
    try check(!panels.isEmpty, "panels", "there are none", "Give at least one panel.")
    try check(
      panels.count <= 256, "panels", "are \(panels.count)",
      "Give at most 256, or more than one figure.")
    try check(
      columns >= 1 && columns <= 8, "columns", "is \(columns)", "Use 1 to 8 panels side by side.")
    for (index, panel) in panels.enumerated() {
      try panel.content.value.validate(check.at("panels[\(index)]"))
    }
  }
}
