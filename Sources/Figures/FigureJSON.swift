import FoundationEssentials

extension Figure {
  /// The figure as JSON with sorted keys, enough to draw it again.
  ///
  /// - Throws: `FigureError` for a number that JSON cannot hold.
  public func json() throws -> String {
    do {
      return try JSONText(of: self).text
    } catch EncodingError.invalidValue(let value, let context) {
      throw FigureError(
        figure: id, field: context.codingPath.field, problem: "is \(value), which JSON cannot hold",
        advice: "Give a finite number.")
    }
  }

  /// Reads a figure that `json()` wrote.
  public init(json: String) throws {
    self = try JSONDecoder().decode(Figure.self, from: Data(json.utf8))
  }
}

extension [any CodingKey] {
  /// Such as `panels[0].content.plot.marks[2].rule.value`.
  fileprivate var field: String {
    reduce("") { path, key in
      if let index = key.intValue { return path + "[\(index)]" }
      return path.isEmpty ? key.stringValue : path + "." + key.stringValue
    }
  }
}
