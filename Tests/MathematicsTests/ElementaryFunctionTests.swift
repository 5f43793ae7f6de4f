import Foundation
import Mathematics
import Testing

/// libm is the reference: its functions are within 1 unit in the last place of the truth.
struct ElementaryFunctionTests {
  private let arguments = stride(from: -40.0, through: 40, by: 0.0137)

  @Test func `exponential agrees with libm to 2 units in the last place`() {
    for x in arguments {
      let reference = Foundation.exp(x)
      #expect(abs(exponential(x) - reference) <= 2 * reference.ulp)
    }
    #expect(exponential(0.0) == 1)
    #expect(exponential(-746.0) == 0)
    #expect(exponential(-740.0) > 0)
    #expect(exponential(710.0) == .infinity)
    #expect(exponential(Double.nan).isNaN)
  }

  @Test func `logarithm agrees with libm to 2 units in the last place`() {
    for x in arguments {
      let argument = Foundation.exp(x)
      let reference = Foundation.log(argument)
      #expect(abs(logarithm(argument) - reference) <= 2 * max(reference.ulp, 1e-300))
    }
    for x in [1 + 1e-9, 1 - 1e-9, 0.999, 1.001, .leastNonzeroMagnitude] {
      #expect(abs(logarithm(x) - Foundation.log(x)) <= 2 * Foundation.log(x).ulp)
    }
    #expect(logarithm(1.0) == 0)
    #expect(logarithm(0.0) == -.infinity)
    #expect(logarithm(-1.0).isNaN)
  }

  @Test func `sine and cosine agree with libm to 2 units in the last place of 1`() {
    let tolerance = 2 * (1.0).ulp
    for x in stride(from: -1000.0, through: 1000, by: 0.173) {
      #expect(abs(sine(x) - Foundation.sin(x)) <= tolerance)
      #expect(abs(cosine(x) - Foundation.cos(x)) <= tolerance)
    }
    #expect(sine(1e6).isNaN)
  }

  @Test func `the angle of a point agrees with libm in every quadrant`() {
    for degrees in -179...180 {
      let radians = Double(degrees) * .pi / 180
      let (y, x) = (Foundation.sin(radians), Foundation.cos(radians))
      #expect(abs(angle(y: y, x: x) - Foundation.atan2(y, x)) < 1e-14)
    }
    #expect(angle(y: 0, x: 0) == 0)
  }

  @Test func `power and hyperbolic tangent agree with libm`() {
    for x in stride(from: 0.1, through: 9, by: 0.31) {
      for y in [-3.0, -0.5, 0, 0.4545, 1, 2.2, 7] {
        let reference = Foundation.pow(x, y)
        #expect(abs(power(x, y) - reference) <= 1e-14 * reference)
      }
    }
    for x in stride(from: -25.0, through: 25, by: 0.0171) {
      #expect(abs(hyperbolicTangent(x) - Foundation.tanh(x)) < 1e-14)
    }
  }
}
