import Filters
import Testing

struct HandMadeKernelTests {
  @Test(arguments: HandMadeKernel.allCases)
  func `every kernel sums to zero`(kernel: HandMadeKernel) {
    #expect(kernel.plane.values.reduce(0, +) == 0)
    #expect(kernel.plane.values.count { $0 == 4 } == 5)
  }

  @Test func `the vertical kernel has the same row five times`() {
    let row: [Float] = [-1, -1, 4, -1, -1]
    #expect(HandMadeKernel.vertical.plane.rows == [row, row, row, row, row])
    #expect(HandMadeKernel.horizontal.plane == HandMadeKernel.vertical.plane.transposed)
  }

  @Test func `the diagonals run from corner to corner`() {
    let down = HandMadeKernel.diagonalDown.plane
    let up = HandMadeKernel.diagonalUp.plane
    #expect((0..<5).allSatisfy { down[$0, $0] == 4 && up[$0, 4 - $0] == 4 })
  }

  @Test(arguments: HandMadeKernel.allCases)
  func `each kernel answers its own line most`(kernel: HandMadeKernel) throws {
    let line = kernel.plane.map { $0 > 0 ? 1 : 0 }
    for other in HandMadeKernel.allCases {
      let response = try line.correlated(with: other.plane)[0, 0]
      #expect(other == kernel ? response == 20 : response == 0)
    }
  }
}
