import Filters
import Testing

struct HaarKernelTests {
  @Test(arguments: HaarKernel.levels)
  func `the four kernels of a level are orthonormal`(level: Int) {
    for one in HaarKernel.allCases {
      for other in HaarKernel.allCases {
        // Powers of two: every product and sum is exact.
        let product = zip(one.plane(level: level).values, other.plane(level: level).values)
          .reduce(0) { $0 + $1.0 * $1.1 }
        #expect(product == (one == other ? 1 : 0))
      }
    }
  }

  @Test func `the first level is written with halves`() {
    #expect(HaarKernel.vertical.plane().rows == [[0.5, -0.5], [0.5, -0.5]])
    #expect(HaarKernel.horizontal.plane().rows == [[0.5, 0.5], [-0.5, -0.5]])
    #expect(HaarKernel.diagonal.plane().rows == [[0.5, -0.5], [-0.5, 0.5]])
    #expect(HaarKernel.average.plane().rows == [[0.5, 0.5], [0.5, 0.5]])
  }

  @Test func `the vertical kernel answers a step to the right and no step downwards`() throws {
    let step = Plane(rows: [[8, 2], [8, 2]])
    #expect(try step.correlated(with: HaarKernel.vertical.plane()).rows == [[6]])
    #expect(try step.transposed.correlated(with: HaarKernel.vertical.plane()).rows == [[0]])
  }
}
