import Networks
import Tensors

extension Sequential: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    parts.reduce(batch) { $1.layer.plain($0, values.part($1.name)) }
  }
}

extension Residual: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    let main = body.plain(batch, values.part("body"))
    let side = shortcut.plain(batch, values.part("shortcut"))
    let sum = PlainBatch(
      shape: main.shape, images: zip(main.images, side.images).map { zip($0, $1).map(+) })
    return after.plain(sum, values.part("after"))
  }
}

extension Parallel: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    let outputs = parts.map { $0.layer.plain(batch, values.part($0.name)) }
    let channels = outputs.reduce(0) { $0 + $1.shape[0] }
    return PlainBatch(
      shape: Shape([channels] + outputs[0].shape.axes.dropFirst()),
      images: batch.images.indices.map { image in outputs.flatMap { $0.images[image] } })
  }
}

extension Flatten: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    PlainBatch(shape: [batch.shape.count], images: batch.images)
  }
}

extension View: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    PlainBatch(shape: [batch.shape.count], images: batch.images)
  }
}

extension PaddedIdentity: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    plainPaddedIdentity(batch, channels: channels, stride: stride)
  }
}

/// Pixels that lie `stride` apart, with maps of zeros: half of the new ones, rounded down, first.
private func plainPaddedIdentity<Scalar>(
  _ batch: PlainBatch<Scalar>, channels: Int, stride step: Extent
) -> PlainBatch<Scalar> {
  let (given, height, width) = (batch.shape[0], batch.shape[1], batch.shape[2])
  let first = (channels - given) / 2
  let rows = stride(from: 0, to: height, by: step.rows)
  let columns = stride(from: 0, to: width, by: step.columns)
  return batch.mapped(to: [channels, Array(rows).count, Array(columns).count]) { image in
    var output: [Scalar] = []
    for channel in (0..<channels).map({ $0 - first }) {
      for y in rows {
        for x in columns {
          output.append(
            (0..<given).contains(channel) ? image[(channel * height + y) * width + x] : 0)
        }
      }
    }
    return output
  }
}
