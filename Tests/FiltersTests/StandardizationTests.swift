import Filters
import Testing

struct StandardizationTests {
  private let image = Plane(rows: [[2, 4], [4, 6]])

  @Test func `standardised values are deviations from the mean`() {
    // Mean 4, deviation √2.
    let root = Float(2.0.squareRoot())
    #expect(image.standardized.rows == [[-root, 0], [0, root]])
  }

  @Test func `rescaled values run from 0 to 1`() {
    #expect(image.rescaled.rows == [[0, 0.5], [0.5, 1]])
  }

  @Test func `an even surface becomes zeros`() {
    let even = Plane(height: 3, width: 2, repeating: 7)
    #expect(even.standardized == Plane(height: 3, width: 2))
    #expect(even.rescaled == Plane(height: 3, width: 2))
  }
}
