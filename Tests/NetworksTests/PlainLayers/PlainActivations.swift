import Foundation
import Networks
import Tensors

extension ReLU: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    batch.mapped(to: batch.shape) { $0.map { max($0, 0) } }
  }
}

extension ReLU6: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    batch.mapped(to: batch.shape) { $0.map { min(max($0, 0), 6) } }
  }
}

extension Sigmoid: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    batch.mapped(to: batch.shape) { $0.map { 1 / (1 + plainExponential(-$0)) } }
  }
}

extension Softmax: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    let classes = batch.shape[0]
    return batch.mapped(to: batch.shape) { plainSoftmax($0, classes: classes) }
  }
}

extension LogSoftmax: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    let classes = batch.shape[0]
    return batch.mapped(to: batch.shape) { plainSoftmax($0, classes: classes).map { log($0) } }
  }
}

/// eˣᵢ/Σeˣⱼ over the first axis, pixel by pixel.
private func plainSoftmax<Scalar: BinaryFloatingPoint>(_ x: [Scalar], classes: Int) -> [Scalar] {
  let pixels = x.count / classes
  return x.indices.map { index in
    let pixel = index % pixels
    var sum: Scalar = 0
    for other in 0..<classes { sum += plainExponential(x[other * pixels + pixel]) }
    return plainExponential(x[index]) / sum
  }
}

/// The C library's, so that it is not the engine's own.
private func plainExponential<Scalar: BinaryFloatingPoint>(_ x: Scalar) -> Scalar {
  Scalar(exp(Double(x)))
}
