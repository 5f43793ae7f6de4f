/// Everything below is placed in units from a station's upper left corner.
extension Diagram {
  /// Depth, drawn as equal cards that lie behind each other.
  public struct Cards: Equatable, Codable, Sendable {
    /// How far each card looks out behind the one before it, to the right and upward.
    static let offset = 0.35

    /// The front card.
    public var frame: Rectangle
    /// One per card, front to back.
    public var roles: [ColorRole]

    public init(frame: Rectangle, roles: [ColorRole]) {
      self.frame = frame
      self.roles = roles
    }

    /// The place of a card, counted from the front.
    func frame(of card: Int) -> Rectangle {
      let shift = Cards.offset * Double(card)
      return Rectangle(
        x: frame.x + shift, y: frame.y - shift, width: frame.width, height: frame.height)
    }

    var bounds: Rectangle {
      let reach = Cards.offset * Double(max(roles.count - 1, 0))
      return Rectangle(
        x: frame.x, y: frame.y - reach, width: frame.width + reach, height: frame.height + reach)
    }
  }

  /// A small image as part of a diagram.
  public struct Photo: Equatable, Codable, Sendable {
    public var bitmap: Bitmap
    public var frame: Rectangle
    /// What is looked at, in units like the frame, each framed in its role's colour.
    public var windows: [Window]

    public init(_ bitmap: Bitmap, frame: Rectangle, windows: [Window] = []) {
      self.bitmap = bitmap
      self.frame = frame
      self.windows = windows
    }
  }

  /// A framed part of a picture.
  public struct Window: Equatable, Codable, Sendable {
    public var frame: Rectangle
    public var role: ColorRole

    public init(frame: Rectangle, role: ColorRole) {
      self.frame = frame
      self.role = role
    }
  }

  /// A transparent polygon.
  public struct Area: Equatable, Codable, Sendable {
    public var corners: [Point]
    public var role: ColorRole

    public init(_ corners: [Point], role: ColorRole) {
      self.corners = corners
      self.role = role
    }
  }

  /// A hairline through points; brackets and arrows are lines too.
  public struct Line: Equatable, Codable, Sendable {
    public var points: [Point]
    public var role: ColorRole
    /// Whether a small head stands at the last point.
    public var isArrow: Bool

    public init(_ points: [Point], role: ColorRole = .muted, isArrow: Bool = false) {
      self.points = points
      self.role = role
      self.isArrow = isArrow
    }

    /// An upright bracket whose teeth point to the right.
    static func bracket(x: Double, from top: Double, to bottom: Double) -> Line {
      let tooth = 0.2
      return Line([
        Point(x: x + tooth, y: top), Point(x: x, y: top), Point(x: x, y: bottom),
        Point(x: x + tooth, y: bottom),
      ])
    }
  }
}
