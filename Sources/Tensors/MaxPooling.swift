import CKernels

/// The largest value of each window, and which one it was.
///
/// Among equal values the first in row-major order wins and gets the whole gradient; NaN wins over
/// numbers, so that a diverged network is noticed.
package struct MaxPooling: Sendable {
  package let height: Int
  package let width: Int
  package let size: Int
  package let stride: Int

  package init(height: Int, width: Int, size: Int, stride: Int) {
    precondition(size <= 15, "a window of \(size)×\(size) does not number its places in a byte")
    self.height = height
    self.width = width
    self.size = size
    self.stride = stride
  }

  package var outputHeight: Int { (height - size) / stride + 1 }
  package var outputWidth: Int { (width - size) / stride + 1 }

  /// Pools planes of H×W; `winners` gets each window's winning place, row by row.
  package func forward(
    planes: Int, _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>,
    winners: UnsafeMutablePointer<UInt8>
  ) {
    let outputs = outputHeight * outputWidth
    for plane in 0..<planes {
      let input = x + plane * height * width
      let output = y + plane * outputs
      let winner = winners + plane * outputs
      if size == 2 && stride == 2 {
        fovea_max_pool_2x2(Int64(height), Int64(width), input, output, winner)
      } else {
        poolPlane(input, into: output, winners: winner)
      }
    }
  }

  package func backward(
    planes: Int, _ dy: UnsafePointer<Float>, winners: UnsafePointer<UInt8>,
    into dx: UnsafeMutablePointer<Float>
  ) {
    let outputs = outputHeight * outputWidth
    for plane in 0..<planes {
      let gradient = dy + plane * outputs
      let winner = winners + plane * outputs
      let target = dx + plane * height * width
      if size == 2 && stride == 2 {
        fovea_max_pool_2x2_gradient(Int64(height), Int64(width), gradient, winner, target)
      } else {
        spreadPlane(gradient, winners: winner, into: target)
      }
    }
  }

  private func poolPlane(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>,
    winners: UnsafeMutablePointer<UInt8>
  ) {
    for row in 0..<outputHeight {
      for column in 0..<outputWidth {
        let corner = x + row * stride * width + column * stride
        var best = corner[0]
        var winner = 0
        for place in 1..<max(size * size, 1) {
          let value = corner[place / size * width + place % size]
          if value > best || value.isNaN {
            best = value
            winner = place
          }
        }
        y[row * outputWidth + column] = best
        winners[row * outputWidth + column] = UInt8(winner)
      }
    }
  }

  private func spreadPlane(
    _ dy: UnsafePointer<Float>, winners: UnsafePointer<UInt8>,
    into dx: UnsafeMutablePointer<Float>
  ) {
    dx.update(repeating: 0, count: height * width)
    for row in 0..<outputHeight {
      for column in 0..<outputWidth {
        let place = Int(winners[row * outputWidth + column])
        let y = row * stride + place / size
        let x = column * stride + place % size
        dx[y * width + x] += dy[row * outputWidth + column]
      }
    }
  }
}
