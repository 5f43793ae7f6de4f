extension Diagram {
  /// A grid of equal square cells, one unit wide, with numbers in some of them.
  public struct Grid: Equatable, Codable, Sendable {
    /// What tables and descriptions call it.
    public var name: String
    public var rows: Int
    public var columns: Int
    /// One per cell, row by row, `nil` for a blank cell; empty when all cells are blank.
    public var values: [Double?]
    /// The upper left corner in units.
    public var origin: Point
    /// Later ones lie over earlier ones.
    public var regions: [Region]

    public init(
      name: String, rows: Int, columns: Int, values: [Double?] = [],
      origin: Point = Point(x: 0, y: 0), regions: [Region] = []
    ) {
      self.name = name
      self.rows = rows
      self.columns = columns
      self.values = values
      self.origin = origin
      self.regions = regions
    }

    var frame: Rectangle {
      Rectangle(x: origin.x, y: origin.y, width: Double(columns), height: Double(rows))
    }

    /// The place of some of the cells in units.
    func frame(row: Int, column: Int, rows: Int = 1, columns: Int = 1) -> Rectangle {
      Rectangle(
        x: origin.x + Double(column), y: origin.y + Double(row), width: Double(columns),
        height: Double(rows))
    }

    func contains(row: Int, column: Int, _ look: Region.Look) -> Bool {
      regions.contains { $0.look == look && $0.contains(row: row, column: column) }
    }
  }

  /// A rectangle of cells that looks different from the others.
  public struct Region: Equatable, Codable, Sendable {
    public enum Look: String, Codable, Sendable {
      /// Filled with a transparent colour.
      case tint
      /// Framed, as the current window is.
      case outline
      /// Not part of the data: drawn with dashes, numbers muted.
      case padding
      /// Hatched, for numbers that do not exist.
      case missing
    }

    public var look: Look
    public var role: ColorRole
    public var row: Int
    public var column: Int
    public var rows: Int
    public var columns: Int

    public init(
      _ look: Look, _ role: ColorRole = .muted, row: Int, column: Int, rows: Int = 1,
      columns: Int = 1
    ) {
      self.look = look
      self.role = role
      self.row = row
      self.column = column
      self.rows = rows
      self.columns = columns
    }

    func contains(row: Int, column: Int) -> Bool {
      // Wrapping, because tables are also made of figures that have not been checked.
      (0..<max(rows, 0)).contains(row &- self.row)
        && (0..<max(columns, 0)).contains(column &- self.column)
    }
  }
}
