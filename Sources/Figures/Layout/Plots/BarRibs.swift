/// Thin pale lines over a bar, by which series of bars differ without their hues.
struct BarRibs {
  private let role: ColorRole
  /// How many lines run along the bar.
  private let along: Int
  /// Whether lines cross the bar at equal distances from its beginning.
  private let crosses: Bool

  /// Narrower bars show no ribs, in points at the size of a page.
  private static let leastWidth = 7.0
  private static let spacing = 9.0
  private static let width = 1.0

  /// The first style is plain; no two of the others have the same ribs.
  init(_ style: SeriesStyle) {
    role = style.role
    (along, crosses) =
      switch style {
      case .training, .series1, .ink, .muted: (0, false)
      case .validation, .series2: (1, false)
      case .series3: (2, false)
      case .series4: (0, true)
      case .series5: (1, true)
      case .series6: (2, true)
      case .series7: (3, false)
      case .series8: (3, true)
      }
  }

  /// Draws over a bar that begins at the left or at the foot.
  func draw(over bar: Rectangle, runsAcross: Bool, into composer: inout Composer) {
    let scale = composer.textScale
    let thickness = runsAcross ? bar.height : bar.width
    guard thickness >= Self.leastWidth * scale else { return }
    var ribs = Path()
    for index in 0..<along {
      let share = Double(index + 1) / Double(along + 1)
      if runsAcross {
        ribs.addLevel(at: bar.y + share * bar.height, from: bar.x, to: bar.maxX)
      } else {
        ribs.addUpright(at: bar.x + share * bar.width, from: bar.y, to: bar.maxY)
      }
    }
    let spacing = Self.spacing * scale
    if crosses, runsAcross {
      for x in stride(from: bar.x + spacing, to: bar.maxX, by: spacing) {
        ribs.addUpright(at: x, from: bar.y, to: bar.maxY)
      }
    } else if crosses {
      for y in stride(from: bar.maxY - spacing, to: bar.y, by: -spacing) {
        ribs.addLevel(at: y, from: bar.x, to: bar.maxX)
      }
    }
    let paint = Paint(role, opacity: composer.theme.tints.ribs)
    composer.stroke(ribs, Stroke(paint, width: Self.width * scale))
  }
}

extension Path {
  fileprivate mutating func addLevel(at y: Double, from left: Double, to right: Double) {
    move(to: Point(x: left, y: y))
    addLine(to: Point(x: right, y: y))
  }

  fileprivate mutating func addUpright(at x: Double, from top: Double, to bottom: Double) {
    move(to: Point(x: x, y: top))
    addLine(to: Point(x: x, y: bottom))
  }
}
