/// Images shrunk to a grid of 4×4 shades for each channel: two whose outlines are far apart are
/// farther apart themselves, so that most pairs need no other look.
///
/// Each image is first brought to mean 0 and length 1; a cell's shade is its sum over the root of
/// its size, which is the image's length along a direction of length 1.
struct CoarseOutlines: Sendable {
  private let channels: Int
  /// N×C grids.
  private let grids: [SIMD16<Float>]

  init(_ images: LabeledImages) {
    channels = images.channels
    let size = images.imageSize
    let plane = images.height * images.width
    let cells = (0..<plane).map { place in
      place / images.width * 4 / images.height * 4 + place % images.width * 4 / images.width
    }
    var cellSizes = SIMD16<Float>()
    for cell in cells { cellSizes[cell] += 1 }
    // Of a cell of small images that no pixel falls into, the sum is 0.
    cellSizes.replace(with: 1, where: cellSizes .== 0)
    let scales = cellSizes.squareRoot()
    var grids: [SIMD16<Float>] = []
    grids.reserveCapacity(images.count * images.channels)
    for i in 0..<images.count {
      let pixels = images.pixels[i * size..<(i + 1) * size]
      let mean = Double(pixels.reduce(0) { $0 + Int($1) }) / Double(size)
      let squares = pixels.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      let length = squares > 0 ? Float(squares.squareRoot()) : 1
      for channel in 0..<images.channels {
        var sums = SIMD16<Float>()
        let start = pixels.startIndex + channel * plane
        for place in 0..<plane { sums[cells[place]] += Float(Double(pixels[start + place]) - mean) }
        grids.append(sums / scales / length)
      }
    }
    self.grids = grids
  }

  /// The squared distance of two images' outlines; that of the images is at least as large.
  func distance(_ i: Int, _ j: Int) -> Float {
    var distance: Float = 0
    for channel in 0..<channels {
      let difference = grids[i * channels + channel] - grids[j * channels + channel]
      distance += (difference * difference).sum()
    }
    return distance
  }
}
