import Filters
import Testing

struct SequenceTests {
  private let steps: [Float] = [0, 0, 1, 1, 0]

  @Test func `a difference kernel finds where a sequence steps`() throws {
    #expect(try correlate(steps, with: [-1, 1]) == [0, 1, 0, -1])
  }

  @Test func `convolution reverses the kernel`() throws {
    #expect(try convolve(steps, with: [-1, 1]) == [0, -1, 0, 1])
  }

  @Test func `full convolution multiplies polynomials`() throws {
    // (1 + 2x)(3 + 4x + 5x²) = 3 + 10x + 13x² + 10x³
    #expect(try convolve([3.0, 4, 5], with: [1, 2], size: .full) == [3, 10, 13, 10])
  }

  @Test func `a kernel longer than the sequence is refused`() {
    #expect(throws: FilterError(kernel: [1, 6], image: [1, 5])) {
      try correlate(steps, with: [1, 1, 1, 1, 1, 1])
    }
  }
}
