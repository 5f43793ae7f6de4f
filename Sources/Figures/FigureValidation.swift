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
    for (field, text) in words { try check.isWritable(text, field) }
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
      let check = check.at("panels[\(index)]")
      try check.isWritable(panel.title, "title")
      try check.isWritable(panel.unit, "unit")
      try panel.content.value.validate(check)
    }
  }

  /// The texts of the figure as a whole, by field.
  private var words: [(field: String, text: String)] {
    [
      ("title", title), ("subtitle", subtitle), ("caption", caption),
      ("alternativeText", alternativeText), ("longDescription", longDescription),
      ("dataOrigin", dataOrigin),
    ]
  }
}

extension FieldCheck {
  /// Refuses characters that XML, and with it SVG, has no way to write.
  ///
  /// Source: XML 1.0, fifth edition, §2.2, and of the characters that it discourages the controls.
  fileprivate func isWritable(_ text: String, _ part: String) throws(FigureError) {
    guard let scalar = text.unicodeScalars.first(where: \.isForbiddenInXML) else { return }
    try self(
      false, part, "holds the character \(scalar.code), which no SVG can hold",
      "Leave it out, also in the names and labels that a description is made from.")
  }
}

extension Unicode.Scalar {
  fileprivate var isForbiddenInXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
