extension Diagram {
  /// Something with a heading that stands between others: a grid, a stack of cards, a picture.
  public struct Station: Equatable, Codable, Sendable {
    /// Centred above, broken at line feeds and where it is wider than the station.
    public var heading: String
    /// Centred below, muted.
    public var note: String
    /// What stands between the station before and this one.
    public var joint: Joint
    public var areas: [Area]
    public var cards: [Cards]
    public var pictures: [Photo]
    public var grids: [Grid]
    public var lines: [Line]
    /// Beside the left and the right edge.
    public var leadingLabels: [SideLabel]
    public var trailingLabels: [SideLabel]

    public init(
      heading: String = "", note: String = "", joint: Joint = .none, areas: [Area] = [],
      cards: [Cards] = [], pictures: [Photo] = [], grids: [Grid] = [],
      lines: [Line] = [], leadingLabels: [SideLabel] = [], trailingLabels: [SideLabel] = []
    ) {
      self.heading = heading
      self.note = note
      self.joint = joint
      self.areas = areas
      self.cards = cards
      self.pictures = pictures
      self.grids = grids
      self.lines = lines
      self.leadingLabels = leadingLabels
      self.trailingLabels = trailingLabels
    }

    /// From the upper left corner to what lies furthest right and furthest down, in units.
    var size: Size {
      var size = Size(width: 0, height: 0)
      func include(_ x: Double, _ y: Double) {
        size = Size(width: max(size.width, x), height: max(size.height, y))
      }
      for grid in grids { include(grid.frame.maxX, grid.frame.maxY) }
      for stack in cards { include(stack.bounds.maxX, stack.bounds.maxY) }
      for picture in pictures { include(picture.frame.maxX, picture.frame.maxY) }
      for point in areas.flatMap(\.corners) + lines.flatMap(\.points) { include(point.x, point.y) }
      return size
    }
  }

  /// What stands between two stations.
  public enum Joint: Equatable, Codable, Sendable {
    case none
    /// An arrow to the right; its label may be empty.
    case arrow(label: String)
    /// An operator such as `=`.
    case sign(String)
  }

  /// A text beside a station, centred at a height in units from its upper edge.
  public struct SideLabel: Equatable, Codable, Sendable {
    public var text: String
    public var y: Double

    public init(_ text: String, y: Double) {
      self.text = text
      self.y = y
    }
  }
}
