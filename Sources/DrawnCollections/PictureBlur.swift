/// What lies out of focus.
extension PictureCanvas {
  /// Mixes each pixel with its neighbours, ¼ ½ ¼ along rows and columns.
  func soften() {
    guard width > 2, height > 2 else { return }
    for y in 0..<height {
      let line = pixels.baseAddress.unsafelyUnwrapped + y * width
      var before = line[0]
      for x in 0..<width {
        let here = line[x]
        line[x] = (before + line[min(x + 1, width - 1)]) * 0.25 + here * 0.5
        before = here
      }
    }
    var above = Array(pixels[0..<width])
    for y in 0..<height {
      let line = pixels.baseAddress.unsafelyUnwrapped + y * width
      let below = pixels.baseAddress.unsafelyUnwrapped + min(y + 1, height - 1) * width
      for x in 0..<width {
        let here = line[x]
        line[x] = (above[x] + below[x]) * 0.25 + here * 0.5
        above[x] = here
      }
    }
  }

  /// Fills this picture with a smaller one, stretched smoothly.
  func stretch(_ small: PictureCanvas) {
    let (sx, sy) = (
      Float(small.width) / Float(width), Float(small.height) / Float(height)
    )
    for y in 0..<height {
      let v = min(max((Float(y) + 0.5) * sy - 0.5, 0), Float(small.height - 1))
      let row = Int(v)
      let upper = small.pixels.baseAddress.unsafelyUnwrapped + row * small.width
      let lower =
        small.pixels.baseAddress.unsafelyUnwrapped + min(row + 1, small.height - 1) * small.width
      let down = v - Float(row)
      for x in 0..<width {
        let u = min(max((Float(x) + 0.5) * sx - 0.5, 0), Float(small.width - 1))
        let (i, right) = (Int(u), min(Int(u) + 1, small.width - 1))
        let t = u - Float(i)
        let top = upper[i].mixed(with: upper[right], t)
        pixels[y * width + x] = top.mixed(with: lower[i].mixed(with: lower[right], t), down)
      }
    }
  }
}
