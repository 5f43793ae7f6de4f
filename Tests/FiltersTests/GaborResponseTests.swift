import Filters
import Mathematics
import Testing

struct GaborResponseTests {
  /// Five waves to the right across 50 pixels, which wrap around without a seam.
  private var waves: Grid<Double> {
    var image = Grid<Double>(height: 20, width: 50)
    for row in 0..<20 {
      for column in 0..<50 { image[row, column] = sine(0.2 * Double.pi * Double(column)) }
    }
    return image
  }

  @Test func `a wave answers the same everywhere with borders that wrap around`() throws {
    let kernel = GaborKernel<Double>(try GaborParameters(frequency: 0.1, sigma: 4))
    let response = try GaborResponse(of: waves, to: kernel).magnitude
    let (least, largest) = (response.values.min() ?? 0, response.values.max() ?? 1)
    #expect(least > 0.45)
    // A bell cut off at three deviations lets a little of the opposite wave through.
    #expect(largest - least < 0.01)
  }

  @Test func `a wave answers its own direction and frequency most`() throws {
    let bank = try GaborBank<Double>(
      thetas: [0, Double.pi / 2], frequencies: [0.1, 0.3], sigmas: [4])
    let strengths = try bank.responses(of: waves).map(\.magnitude.mean)
    #expect(strengths.count == 4)
    #expect(strengths.max() == strengths[0])
    #expect(strengths.dropFirst().allSatisfy { $0 < 0.1 * strengths[0] })
  }

  @Test func `correlation gives the same magnitude`() throws {
    let kernel = GaborKernel<Double>(
      try GaborParameters(frequency: 0.2, theta: 0.5, sigma: 1.5))
    let image = Grid<Double>(
      height: 9, width: 11, values: (0..<99).map { Double($0 * $0 % 17) })
    let convolved = try GaborResponse(of: image, to: kernel).magnitude
    let correlated = try GaborResponse(of: image, to: kernel, .correlate).magnitude
    for (a, b) in zip(convolved.values, correlated.values) {
      // The same products in the opposite order.
      #expect(abs(a - b) < 1e-13)
    }
  }

  @Test func `a bank runs through directions first and sizes last`() throws {
    let bank = try GaborBank<Float>(
      thetas: [0, Double.pi / 4], frequencies: [0.1, 0.2], sigmas: [1, 3])
    #expect(bank.kernels.map(\.parameters.theta).prefix(4).allSatisfy { $0 == 0 })
    #expect(bank.kernels.map(\.parameters.sigmaX) == [1, 3, 1, 3, 1, 3, 1, 3])
    #expect(
      bank.kernels.map(\.parameters.frequency) == [0.1, 0.1, 0.2, 0.2, 0.1, 0.1, 0.2, 0.2])
  }
}
