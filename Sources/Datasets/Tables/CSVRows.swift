/// The images that were read from the lines of a table so far.
struct CSVRows {
  private(set) var pixels: [UInt8] = []
  private(set) var labels: [UInt8] = []
  /// The line that comes next, counted from 1.
  private(set) var line = 1
  private let path: String
  private let columns: Int
  /// How many images there may be, any number if nil.
  private let most: Int?
  private var row: [UInt8]
  private var blankLine: Int?

  init(path: String, columns: Int, atMost most: Int?) {
    self.path = path
    self.columns = columns
    self.most = most
    row = [UInt8](repeating: 0, count: columns)
  }

  /// Reads whole lines, the last of which may lack its end.
  mutating func read(_ text: ArraySlice<UInt8>) throws(CSVError) {
    try text.withUnsafeBufferPointer { text throws(CSVError) in
      var start = 0
      while start < text.count {
        let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
        try readLine(text[start..<end])
        start = end + 1
        line += 1
      }
    }
  }

  private mutating func readLine(_ whole: Slice<UnsafeBufferPointer<UInt8>>) throws(CSVError) {
    var text = whole
    if line == 1, text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    if text.last == UInt8(ascii: "\r") { text = text.dropLast() }
    if text.isEmpty {
      blankLine = blankLine ?? line
      return
    }
    if let blankLine { throw CSVError(path: path, line: blankLine, problem: .blank) }
    if line == 1, let first = text.first(where: { $0 != quote }), first &- zero > 9 {
      return try checkHeader(text)
    }
    let found = numbers(in: UnsafeBufferPointer(rebasing: text))
    guard found == columns else { throw fault(in: text, afterColumns: found) }
    if let most, labels.count >= most {
      throw CSVError(path: path, line: line, problem: .tooMany(limit: most))
    }
    labels.append(row[0])
    pixels += row[1...]
  }

  /// Fills `row`; returns how many fields, as many as there are columns at most, are right.
  private mutating func numbers(in text: UnsafeBufferPointer<UInt8>) -> Int {
    row.withUnsafeMutableBufferPointer { row in
      var place = 0
      var column = 0
      while true {
        let isQuoted = place < text.count && text[place] == quote
        if isQuoted { place += 1 }
        let start = place
        var value = 0
        while place < text.count, text[place] &- zero <= 9, place - start < 4 {
          value = value * 10 + Int(text[place] &- zero)
          place += 1
        }
        guard place > start, value <= 255, column < row.count else { return column }
        if isQuoted {
          guard place < text.count, text[place] == quote else { return column }
          place += 1
        }
        guard place == text.count || text[place] == comma else { return column }
        row[column] = UInt8(value)
        column += 1
        if place == text.count { return column }
        place += 1
        // A comma more than there are columns.
        if column == row.count { return column + 1 }
      }
    }
  }

  private func checkHeader(_ text: Slice<UnsafeBufferPointer<UInt8>>) throws(CSVError) {
    let names = fields(text)
    for (i, name) in names.prefix(columns).enumerated() where name != columnName(i) {
      throw CSVError(
        path: path, line: line,
        problem: .header(column: i + 1, found: shown(name), expected: columnName(i)))
    }
    if names.count != columns {
      throw CSVError(
        path: path, line: line, problem: .columns(found: names.count, expected: columns))
    }
  }

  /// What is wrong with a line that is right up to some column.
  private func fault(
    in text: Slice<UnsafeBufferPointer<UInt8>>, afterColumns right: Int
  ) -> CSVError {
    let fields = fields(text)
    let problem: CSVError.Problem =
      fields.count != columns
      ? .columns(found: fields.count, expected: columns)
      : .value(column: right + 1, name: columnName(right), found: shown(fields[right]))
    return CSVError(path: path, line: line, problem: problem)
  }

  private func columnName(_ column: Int) -> String { column == 0 ? "label" : "pixel\(column)" }

  private func fields(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
    text.split(separator: comma, omittingEmptySubsequences: false).map { field in
      let isQuoted = field.count > 1 && field.first == quote && field.last == quote
      return String(decoding: isQuoted ? field.dropFirst().dropLast() : field, as: UTF8.self)
    }
  }

  /// A field's beginning, without what would disturb a terminal.
  private func shown(_ field: String) -> String {
    let most = 20
    let text = field.prefix(most).map { character in
      character.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 } ? character : "?"
    }
    return String(text) + (field.count > most ? "…" : "")
  }
}

private let zero = UInt8(ascii: "0")
private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
