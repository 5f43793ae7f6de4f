import Mathematics
import Tensors
import Testing

struct MaxPoolingTests {
  @Test func `the first of equal values wins the whole gradient`() {
    let result = pool([1, 1, 1, 1], height: 2, width: 2, size: 2, stride: 2, gradient: [3])
    #expect(result.output == [1])
    #expect(result.inputGradient == [3, 0, 0, 0])
  }

  @Test func `NaN wins over numbers`() {
    let result = pool([1, .nan, 7, 2], height: 2, width: 2, size: 2, stride: 2, gradient: [3])
    #expect(result.output[0].isNaN)
  }

  @Test func `a row or column that fits no window gets no gradient`() {
    let result = pool(
      Array(1...15).map(Float.init), height: 3, width: 5, size: 2, stride: 2, gradient: [1, 2])
    #expect(result.output == [7, 9])
    #expect(result.inputGradient == [0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0])
  }

  @Test func `overlapping windows add up their gradients`() {
    let result = pool(
      [0, 0, 0, 0, 9, 0, 0, 0, 0], height: 3, width: 3, size: 2, stride: 1,
      gradient: [1, 2, 3, 4])
    #expect(result.output == [9, 9, 9, 9])
    #expect(result.inputGradient[4] == 10)
  }

  @Test(arguments: [2, 5, 10, 28, 37])
  func `every instruction set pools alike`(width: Int) {
    var random = SeededRandom(seed: 5)
    let values = (0..<7 * width).map { _ in Float(random.integer(below: 5)) }
    let gradient = (0..<3 * (width / 2)).map { _ in Float(random.unit()) }
    var results: [(output: [Float], inputGradient: [Float])] = []
    for path in VectorPath.supported {
      path.whileUsed {
        results.append(
          pool(values, height: 7, width: width, size: 2, stride: 2, gradient: gradient))
      }
    }
    for result in results {
      #expect(result.output == results[0].output)
      #expect(result.inputGradient == results[0].inputGradient)
    }
  }

  private func pool(
    _ values: [Float], height: Int, width: Int, size: Int, stride: Int, gradient: [Float]
  ) -> (output: [Float], inputGradient: [Float]) {
    let pooling = MaxPooling(height: height, width: width, size: size, stride: stride)
    var output = [Float](repeating: 0, count: pooling.outputHeight * pooling.outputWidth)
    var winners = [UInt8](repeating: 0, count: output.count)
    var inputGradient = [Float](repeating: -1, count: values.count)
    pooling.forward(planes: 1, values, into: &output, winners: &winners)
    pooling.backward(planes: 1, gradient, winners: winners, into: &inputGradient)
    return (output, inputGradient)
  }
}
