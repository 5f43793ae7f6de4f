import Networks
import Tensors

extension Conv2d: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    let geometry = geometry(for: batch.shape)
    let weights = values.parameter("weight")
    let bias = hasBias ? values.parameter("bias") : Array(repeating: 0, count: filters)
    return batch.mapped(to: [filters, geometry.outputHeight, geometry.outputWidth]) {
      referenceConvolve($0, weights: weights, bias: bias, geometry)
    }
  }
}

extension Linear: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    let weights = values.parameter("weight")
    let bias = hasBias ? values.parameter("bias") : Array(repeating: 0, count: outputs)
    return batch.mapped(to: [outputs]) { image in
      let sums = referenceMatrixProduct(
        weights, image, rows: outputs, depth: image.count, columns: 1)
      return zip(sums, bias).map(+)
    }
  }
}
