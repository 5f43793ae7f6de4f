import Datasets
import Mathematics
import Networks
import Tensors

/// Images of 12×12 whose class is the quarter that is bright: small, and easy to learn.
func brightQuarters(_ count: Int, seed: UInt64) -> LabeledImages {
  var random = SeededRandom(seed: seed)
  var pixels: [UInt8] = []
  var labels: [UInt8] = []
  for _ in 0..<count {
    let quarter = random.integer(below: 4)
    labels.append(UInt8(quarter))
    for y in 0..<12 {
      for x in 0..<12 {
        let isBright = y / 6 * 2 + x / 6 == quarter
        pixels.append(UInt8(random.integer(below: 100) + (isBright ? 100 : 0)))
      }
    }
  }
  return LabeledImages(
    channels: 1, height: 12, width: 12, pixels: pixels, labels: labels,
    classNames: ["top left", "top right", "bottom left", "bottom right"])
}

/// Every kind of layer, small.
func smallNetwork() throws -> Sequential {
  var random = SeededRandom(seed: 7)
  return try Sequential(input: [1, 12, 12], using: &random) {
    Conv2d(filters: 3, size: 3, padding: .same)
    ReLU()
    MaxPool2d(size: 2)
    Conv2d(filters: 5, size: 3)
    ReLU()
    MaxPool2d(size: 2)
    Flatten()
    Linear(4)
  }
}
