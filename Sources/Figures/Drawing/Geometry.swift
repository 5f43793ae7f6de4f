/// A place in a drawing, in points from its top left corner; y grows downward.
public struct Point: Equatable, Codable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A width and a height in points.
public struct Size: Equatable, Codable, Sendable {
  public var width: Double
  public var height: Double

  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle in points.
public struct Rectangle: Equatable, Codable, Sendable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package var maxX: Double { x + width }
  package var maxY: Double { y + height }
  package var midX: Double { x + width / 2 }
  package var midY: Double { y + height / 2 }

  package func inset(by distance: Double) -> Rectangle {
    Rectangle(
      x: x + distance, y: y + distance,
      width: width - 2 * distance, height: height - 2 * distance)
  }

  package var rounded: Rectangle {
    Rectangle(
      x: roundedCoordinate(x), y: roundedCoordinate(y),
      width: roundedCoordinate(width), height: roundedCoordinate(height))
  }
}

/// Space kept free on the four sides of something, in points.
struct Insets {
  var top = 0.0
  var left = 0.0
  var bottom = 0.0
  var right = 0.0
}

/// Rounds to a thousandth of a point, so that every canvas and every golden sees the same number.
package func roundedCoordinate(_ x: Double) -> Double {
  let rounded = (x * 1000).rounded() / 1000
  return rounded == 0 ? 0 : rounded
}
