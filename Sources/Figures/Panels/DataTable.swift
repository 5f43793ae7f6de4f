/// Numbers of a figure as rows under headings.
struct DataTable: Equatable {
  var headings: [String]
  var rows: [[String]] = []

  /// The shortest digits that give the same number back.
  static func text(of value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }

  /// A cell of a value that may be missing.
  static func text(of value: Double?) -> String { value.map { text(of: $0) } ?? "" }
}
