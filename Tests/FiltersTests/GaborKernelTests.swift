import Filters
import Testing

struct GaborKernelTests {
  /// A few roundings of numbers below 1.
  private let rounding = 1e-15

  @Test func `the centre holds the bell's height and no imaginary part`() throws {
    let kernel = GaborKernel<Double>(try GaborParameters(frequency: 0.2, sigma: 2))
    #expect(kernel.real.height == 13 && kernel.real.width == 13)
    #expect(abs(kernel.real[6, 6] - 1 / (8 * Double.pi)) < rounding)
    #expect(kernel.imaginary[6, 6] == 0)
  }

  @Test func `the real part is even and the imaginary part odd`() throws {
    let kernel = GaborKernel<Double>(
      try GaborParameters(frequency: 0.16, theta: 1.4, sigma: 1.2))
    for (a, b) in zip(kernel.real.values, kernel.real.flipped.values) {
      #expect(abs(a - b) < rounding)
    }
    for (a, b) in zip(kernel.imaginary.values, kernel.imaginary.flipped.values) {
      #expect(abs(a + b) < rounding)
    }
  }

  @Test func `a quarter turn of the phase exchanges the parts`() throws {
    let plain = GaborKernel<Double>(try GaborParameters(frequency: 0.2, sigma: 1))
    let turned = GaborKernel<Double>(
      try GaborParameters(frequency: 0.2, sigma: 1, offset: Double.pi / 2))
    for (a, b) in zip(plain.real.values, turned.imaginary.values) {
      #expect(abs(a - b) < rounding)
    }
  }

  @Test func `n_stds sets how far the kernel reaches`() throws {
    let narrow = try GaborParameters(frequency: 0.2, sigmaX: 2, sigmaY: 1, deviations: 2)
    #expect(narrow.kernelWidth == 9 && narrow.kernelHeight == 5)
    let least = try GaborParameters(frequency: 0.2, sigma: 0.1)
    #expect(least.kernelWidth == 3 && least.kernelHeight == 3)
  }

  @Test func `a bandwidth of one octave makes the bell narrower for faster waves`() throws {
    let slow = try GaborParameters(frequency: 0.1, bandwidth: 1)
    let fast = try GaborParameters(frequency: 0.2, bandwidth: 1)
    // √(ln 2 / 2) / π · 3 / 0.1, worked out by hand.
    #expect(abs(slow.sigmaX - 5.6217) < 1e-4)
    #expect(slow.sigmaX == 2 * fast.sigmaX)
  }

  @Test func `waves faster than the pixels are called aliased`() throws {
    #expect(try GaborParameters(frequency: 0.51, sigma: 1).isAliased)
    #expect(try !GaborParameters(frequency: 0.5, sigma: 1).isAliased)
  }

  @Test func `a bell without width is refused`() {
    let error = #expect(throws: GaborError.self) {
      try GaborParameters(frequency: 0.2, sigma: 0)
    }
    #expect(
      error?.description == "Gabor kernel: sigma is 0.0. Give a number from 0.01 to 511.0.")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 0, -1, 1e300])
  func `no parameter makes a kernel out of nonsense`(value: Double) {
    #expect(throws: GaborError.self) { try GaborParameters(frequency: value, sigma: 1) }
    #expect(throws: GaborError.self) {
      try GaborParameters(frequency: 0.2, sigmaX: 1, sigmaY: value)
    }
    #expect(throws: GaborError.self) { try GaborParameters(frequency: 0.2, bandwidth: value) }
    #expect(throws: GaborError.self) {
      try GaborParameters(frequency: 0.2, sigma: 1, deviations: value)
    }
  }

  @Test func `a kernel of a hundred thousand rows is refused before it is made`() {
    let error = #expect(throws: GaborError.self) {
      try GaborParameters(frequency: 0.2, sigma: 500, deviations: 100)
    }
    #expect(error == GaborError(problem: .size(reach: 50_000)))
    #expect(throws: GaborError.self) { try GaborParameters(frequency: 1e-5, bandwidth: 1) }
  }
}
