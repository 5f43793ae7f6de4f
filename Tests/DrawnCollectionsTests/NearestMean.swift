import Datasets

/// The simplest classifier there is: an image belongs to the class whose mean image is nearest.
struct NearestMean {
  private var means: [[Float]]

  init(_ images: LabeledImages) {
    var sums = [[Float]](
      repeating: [Float](repeating: 0, count: images.imageSize), count: images.classNames.count)
    var counts = [Float](repeating: 0, count: sums.count)
    for i in 0..<images.count {
      let label = Int(images.labels[i])
      counts[label] += 1
      for pixel in 0..<images.imageSize {
        sums[label][pixel] += Float(images.pixels[i * images.imageSize + pixel])
      }
    }
    means = zip(sums, counts).map { sum, count in sum.map { $0 / count } }
  }

  func accuracy(on images: LabeledImages) -> Double {
    let right = (0..<images.count).count { i in
      let start = i * images.imageSize
      let distances = means.map { mean in
        mean.indices.reduce(Float(0)) { sum, pixel in
          let difference = mean[pixel] - Float(images.pixels[start + pixel])
          return sum + difference * difference
        }
      }
      return distances.firstIndex(of: distances.min() ?? 0) == Int(images.labels[i])
    }
    return Double(right) / Double(images.count)
  }
}
