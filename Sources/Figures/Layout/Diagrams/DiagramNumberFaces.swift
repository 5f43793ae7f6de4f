/// How large the numbers in a diagram's cells are: one size for all of them, so large that the
/// longest just fits its cell.
///
/// On a slide none is smaller than any other text. Grids whose numbers would have to be have none,
/// together with all grids that show the same; tables and descriptions hold them all the same.
struct DiagramNumberFaces {
  /// `nil` where nobody could read the longest number.
  private let common: TextStyle?
  /// The size that is left to the grids whose own numbers fit, where the longest does not.
  private let least: TextStyle?
  /// What grids of one kind show, whose numbers stand or fall together.
  private let standing: Set<String>

  init(_ diagram: Diagram, unit: Double, _ style: DiagramStyle, _ composer: Composer) throws {
    let face = style.theme.number
    common = style.numbers(in: unit, widest: try composer.widest(diagram.numbers, face))
    guard common == nil, let size = style.leastOnSlides else {
      (least, standing) = (nil, [])
      return
    }
    least = face.resized(size)
    var fallen: Set<String> = []
    var kinds: Set<String> = []
    for grid in diagram.grids where !grid.numbers.isEmpty {
      kinds.insert(grid.kind)
      let widest = try composer.widest(grid.numbers, face)
      if unit < style.readableUnit(widest: widest) { fallen.insert(grid.kind) }
    }
    standing = kinds.subtracting(fallen)
  }

  /// - Returns: `nil` where the grid's cells are too small for its numbers.
  func face(of grid: Diagram.Grid) -> TextStyle? {
    common ?? (standing.contains(grid.kind) ? least : nil)
  }

  /// Whether no grid lacks its numbers.
  var isComplete: Bool { common != nil }

  /// How many of a diagram's grids show their numbers.
  func count(in diagram: Diagram) -> Int {
    diagram.grids.count { !$0.numbers.isEmpty && face(of: $0) != nil }
  }
}

extension DiagramStyle {
  /// The smallest number on a slide, in points; `nil` on a page and in print, where numbers may be
  /// smaller than other texts.
  var leastOnSlides: Double? {
    theme.leastNumber >= Theme.leastOnSlides ? theme.leastNumber : nil
  }

  /// The face of numbers, as large as cells allow.
  ///
  /// - Parameters:
  ///   - unit: the side of a cell in points.
  ///   - widest: the width of the longest number in the theme's size.
  /// - Returns: `nil` where nobody could read the numbers.
  func numbers(in unit: Double, widest: Double) -> TextStyle? {
    let style = theme.number
    guard widest > 0 else { return style }
    let padding = min(cellPadding, unit * 0.15)
    let size = min(style.size, style.size * (unit - padding) / widest, unit * 0.66)
    guard let leastOnSlides else {
      return size < style.size * Self.leastNumber ? nil : style.resized(size)
    }
    // Numbers rather fill their cells than become too small.
    guard size < leastOnSlides else { return style.resized(size) }
    return unit < readableUnit(widest: widest) ? nil : style.resized(leastOnSlides)
  }

  /// The smallest cell that holds a number in the smallest size of a slide.
  ///
  /// - Parameter widest: the width of the longest number in the theme's size.
  /// - Returns: the cell's side in points; 0 where there is no such size, or no number.
  func readableUnit(widest: Double) -> Double {
    guard let leastOnSlides, widest > 0 else { return 0 }
    let width = widest * leastOnSlides / theme.number.size
    return max(width + Self.leastPadding, leastOnSlides / Self.largestShare)
  }

  /// The smallest number that can be read, as a share of the usual size.
  private static let leastNumber = 0.47
  /// The least space around the number in a cell, in points.
  private static let leastPadding = 2.5
  /// How much of a cell's height a line of numbers may take.
  private static let largestShare = 0.8
}

extension Diagram {
  fileprivate var grids: [Grid] { blocks.flatMap(\.stations).flatMap(\.grids) }

  /// The texts of all cells.
  var numbers: [String] { grids.flatMap(\.numbers) }
}

extension Diagram.Grid {
  /// The texts of its cells.
  fileprivate var numbers: [String] { values.compactMap { $0 }.map(cellText) }

  /// What it shows, such as `mean` for the grid `mean 2`.
  fileprivate var kind: String {
    String(name.reversed().drop { $0.isNumber || $0 == " " }.reversed())
  }
}
