/// Boxes and arrows: what leads to what.
public struct Flow: Equatable, Codable, Sendable {
  /// Which way most arrows run.
  ///
  /// A layout without room for it turns the whole by a quarter.
  public enum Direction: String, Codable, Sendable {
    case across
    case down
  }

  public var nodes: [FlowNode]
  public var edges: [FlowEdge]
  public var frames: [FlowFrame]
  public var direction: Direction

  public init(
    _ direction: Direction = .across, nodes: [FlowNode], edges: [FlowEdge],
    frames: [FlowFrame] = []
  ) {
    self.direction = direction
    self.nodes = nodes
    self.edges = edges
    self.frames = frames
  }
}

/// Something that arrows lead to and from.
public struct FlowNode: Equatable, Codable, Sendable {
  public enum Style: String, Codable, Sendable {
    case box
    /// Feature maps as cards behind each other, with the text below.
    case stack
    /// One sign in a circle, such as +.
    case operation
    /// The text alone.
    case plain
  }

  /// What the colour says.
  public enum Tint: String, Codable, Sendable {
    case plain
    case convolution
    case pooling
    case dense
    case block
    case frozen
    case tuned
    case new
  }

  /// What edges and frames call it.
  public var id: String
  public var text: String
  /// A second, smaller line; may be empty.
  public var detail: String
  /// A shape or a formula in digits of one width; may be empty.
  public var shape: String
  public var style: Style
  public var tint: Tint
  /// Drawn in place of a box, with the text below.
  public var picture: Bitmap?
  /// The cell, counted from 0 at the top left.
  public var row: Int
  public var column: Int
  /// How many cells the node covers.
  public var rows: Int
  public var columns: Int

  public init(
    _ id: String, _ text: String, detail: String = "", shape: String = "", row: Int = 0,
    column: Int = 0, rows: Int = 1, columns: Int = 1, style: Style = .box, tint: Tint = .plain,
    picture: Bitmap? = nil
  ) {
    self.id = id
    self.text = text
    self.detail = detail
    self.shape = shape
    self.style = style
    self.tint = tint
    self.picture = picture
    self.row = row
    self.column = column
    self.rows = rows
    self.columns = columns
  }
}

/// An arrow between two nodes; the layout finds its way around the others.
public struct FlowEdge: Equatable, Codable, Sendable {
  public enum Style: String, Codable, Sendable {
    case solid
    /// For what is copied or done once, not with every image.
    case dashed
  }

  public var from: String
  public var to: String
  public var label: String
  public var style: Style

  public init(_ from: String, _ to: String, label: String = "", style: Style = .solid) {
    self.from = from
    self.to = to
    self.label = label
    self.style = style
  }
}

/// A hairline around some nodes, with a name.
public struct FlowFrame: Equatable, Codable, Sendable {
  public var label: String
  /// Ids of the nodes inside.
  public var nodes: [String]

  public init(_ label: String, around nodes: [String]) {
    self.label = label
    self.nodes = nodes
  }
}
