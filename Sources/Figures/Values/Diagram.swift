/// Grids of cells, stacks of cards and what connects them, measured in cells of a grid.
///
/// One unit is the side of one cell. The layout chooses how many points that is, the same for the
/// whole diagram, and how many blocks stand side by side; text keeps the theme's sizes.
public struct Diagram: Equatable, Codable, Sendable {
  /// Read from left to right and from top to bottom.
  public var blocks: [Block]

  public init(blocks: [Block]) {
    self.blocks = blocks
  }

  /// One statement of a diagram: stations from left to right, below them a formula.
  public struct Block: Equatable, Codable, Sendable {
    public enum Alignment: String, Codable, Sendable {
      case top
      case middle
    }

    public var title: String
    public var stations: [Station]
    public var links: [Link]
    /// How stations of different heights stand beside each other.
    public var alignment: Alignment
    public var formulas: [Formula]
    /// A remark below everything else.
    public var note: String

    public init(
      title: String = "", stations: [Station], links: [Link] = [], alignment: Alignment = .middle,
      formulas: [Formula] = [], note: String = ""
    ) {
      self.title = title
      self.stations = stations
      self.links = links
      self.alignment = alignment
      self.formulas = formulas
      self.note = note
    }
  }

  /// Arithmetic written out, with its result in the accent colour.
  public struct Formula: Equatable, Codable, Sendable {
    /// All but the result, such as `1·2 + 3·4 =`.
    public var terms: String
    public var result: String

    public init(_ terms: String, result: String) {
      self.terms = terms
      self.result = result
    }
  }

  /// What leads from a part of one station to a part of a later one.
  public struct Link: Equatable, Codable, Sendable {
    public enum Look: String, Codable, Sendable {
      /// A transparent area between the facing edges.
      case beam
      case line
      case arrow
    }

    public struct End: Equatable, Codable, Sendable {
      /// The station's index in its block.
      public var station: Int
      /// In units from the station's upper left corner.
      public var frame: Rectangle

      public init(station: Int, frame: Rectangle) {
        self.station = station
        self.frame = frame
      }
    }

    public var from: End
    public var to: End
    public var look: Look
    public var role: ColorRole

    public init(from: End, to: End, look: Look, role: ColorRole) {
      self.from = from
      self.to = to
      self.look = look
      self.role = role
    }
  }
}
