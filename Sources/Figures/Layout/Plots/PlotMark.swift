/// What every kind of mark knows about itself.
///
/// A new kind is one type with its data, one layout that conforms it and one case of `Mark`.
protocol PlotMark: PlotElement, Equatable, Codable {
  /// How a list of such marks is called in messages.
  static var plural: String { get }

  func validate(_ check: FieldCheck) throws(FigureError)

  /// Says which values the axes must show.
  func grow(_ extent: inout PlotExtent)

  /// The mark's numbers, one row per place.
  var rows: [MarkRow] { get }

  func draw(in frame: PlotFrame, into composer: inout Composer) throws
}

/// A mark that belongs to a named series.
protocol SeriesMark: PlotMark {
  var label: String { get }
  var style: SeriesStyle? { get set }
  /// How the series is shown in a legend.
  var sample: LegendSample { get }
  /// Where a name at the end of the mark would stand, in the axes' values.
  var end: (x: Double, y: Double)? { get }
}

extension SeriesMark {
  var paintedStyle: SeriesStyle { style ?? .ink }
  var end: (x: Double, y: Double)? { nil }
}

/// What a legend draws before a name.
enum LegendSample: Equatable {
  /// Few points carry markers.
  case line(points: Int)
  case marker
  case area
  case bar
}

/// One place of a mark, for a table.
struct MarkRow: Equatable {
  var mark: String
  var series = ""
  var x: Double?
  var y: Double?
  /// The other end of an arrow or the upper edge of a band.
  var toX: Double?
  var toY: Double?
  var text = ""
}

/// Checks that all marks have in common.
extension FieldCheck {
  func pairs(_ x: Int, _ y: Int, _ part: String = "y") throws(FigureError) {
    try self(
      x == y, part, "has \(y) values for \(x) x values",
      "Give one y for every x, not a number where there is none.")
  }

  func places(_ values: [Double], _ part: String) throws(FigureError) {
    try self(
      values.allSatisfy { $0.magnitude <= PlotExtent.largest }, part,
      values.allSatisfy(\.isFinite)
        ? "holds a value beyond 1e300" : "holds a value that is not finite",
      "Give every point a place.")
  }

  func sizes(_ values: [Double?], _ part: String) throws(FigureError) {
    try self(
      values.allSatisfy { !($0?.magnitude ?? 0 > PlotExtent.largest) }, part,
      "holds a value beyond 1e300", "Divide all values by a power of ten.")
  }

  /// Outlines keep all their points, which a hundred thousand of would choke a page.
  func few(_ values: [Double], _ part: String) throws(FigureError) {
    try self(
      values.count <= 100_000, part, "holds \(values.count) values",
      "Leave out what no one would see; at most 100,000 are drawn.")
  }

  func texts(_ texts: [String], for count: Int) throws(FigureError) {
    try self(
      texts.isEmpty || texts.count == count, "texts", "has \(texts.count) for \(count) places",
      "Give one per place or none.")
  }

  func someValue(_ values: [Double?], _ part: String) throws(FigureError) {
    try self(
      values.contains { $0 != nil }, part, "holds no finite value",
      "Leave the \(part == "y" ? "line" : "mark") out, or check the run that made it.")
  }
}
