import Filters
import Testing

struct SobelTests {
  /// Dark on the left, bright on the right.
  private let edge = Plane(rows: [[0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1]])

  @Test func `a vertical edge has a slope to the right and none downwards`() throws {
    let gradients = try SobelGradients(of: edge)
    #expect(gradients.x.rows == [[4, 4]])
    #expect(gradients.y.rows == [[0, 0]])
  }

  @Test func `the magnitude joins both slopes as a right triangle does`() throws {
    // Slopes 3 and 4 per pixel, which both kernels measure 8 times as large.
    var ramp = Plane(height: 3, width: 3)
    for y in 0..<3 { for x in 0..<3 { ramp[y, x] = Float(3 * x + 4 * y) } }
    #expect(try SobelGradients(of: ramp).magnitude.rows == [[40]])
  }

  @Test func `the direction is 0 to the right and a quarter turn downwards`() throws {
    #expect(try SobelGradients(of: edge).direction.rows == [[0, 0]])
    // `Float.pi` is rounded towards zero, so half of the double's is what a right angle rounds to.
    let quarter = Float(Double.pi / 2)
    #expect(try SobelGradients(of: edge.transposed).direction.rows == [[quarter], [quarter]])
  }

  @Test func `an even surface has no slope`() throws {
    let flat = Plane(height: 5, width: 6, repeating: 200)
    #expect(try SobelGradients(of: flat).magnitude.values.allSatisfy { $0 == 0 })
  }

  @Test func `an image smaller than the kernels is refused`() {
    #expect(throws: FilterError(kernel: [3, 3], image: [2, 9])) {
      try SobelGradients(of: Plane(height: 2, width: 9))
    }
  }
}
