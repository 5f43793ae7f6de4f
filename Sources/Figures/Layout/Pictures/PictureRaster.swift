extension Picture {
  /// How many pixels become one before a picture is drawn with so many points per pixel.
  ///
  /// At least one and a quarter pixels per point are left, which stay sharp on dense screens.
  static func reduction(for factor: Double) -> Int {
    factor < 1 ? Int(max(1, min(1 / (1.25 * factor), Double(Bitmap.longestSide)))) : 1
  }

  /// The bytes to draw, averaged down where the frame is far smaller than the image.
  func raster(factor: Double, _ theme: Theme) -> Raster? {
    let reduction = Picture.reduction(for: factor)
    guard let bitmap = bitmap?.reduced(by: reduction) else {
      guard let map = map?.reduced(by: reduction) else { return nil }
      return .indexed(
        width: map.width, height: map.height, indices: map.steps, map: map.scale.map)
    }
    guard let map else { return .bitmap(bitmap) }
    return .bitmap(bitmap.covered(by: map, opacity: mapOpacity, theme))
  }
}

extension Bitmap {
  /// The image in colour with a map over it, smoothly enlarged or reduced to the image's size.
  ///
  /// Images are the same on both papers, and so is what lies over them.
  fileprivate func covered(by map: ScalarMap, opacity: Double, _ theme: Theme) -> Bitmap {
    let palette = map.scale.map.palette(in: theme, .light)
    var covered = self
    covered.channels = .rgb
    covered.bytes = []
    covered.bytes.reserveCapacity(width * height * 3)
    let size = channels.rawValue
    for y in 0..<height {
      for x in 0..<width {
        let place = (y * width + x) * size
        let below = Color(
          red: bytes[place], green: bytes[place + size / 2], blue: bytes[place + size - 1])
        let step = map.step(
          x: (Double(x) + 0.5) / Double(width), y: (Double(y) + 0.5) / Double(height))
        let color = step.map { step in
          let (color, own) = palette[Int(step.rounded())]
          return color.over(below, opacity: opacity * own)
        }
        let shown = color ?? below
        covered.bytes += [shown.red, shown.green, shown.blue]
      }
    }
    return covered
  }
}

extension ScalarMap {
  /// The step at a place of the map, both coordinates from 0 to 1, mixed from the four nearest
  /// pixels; `nil` where one of them has no value.
  fileprivate func step(x: Double, y: Double) -> Double? {
    func neighbours(_ share: Double, _ count: Int) -> (lower: Int, upper: Int, weight: Double) {
      let place = min(max(share * Double(count) - 0.5, 0), Double(count - 1))
      let lower = min(Int(place), max(count - 2, 0))
      return (lower, min(lower + 1, count - 1), place - Double(lower))
    }
    let (left, right, across) = neighbours(x, width)
    let (top, bottom, down) = neighbours(y, height)
    var mixed = 0.0
    for (row, rowWeight) in [(top, 1 - down), (bottom, down)] where rowWeight > 0 {
      for (column, columnWeight) in [(left, 1 - across), (right, across)] where columnWeight > 0 {
        let step = steps[row * width + column]
        if step == ScalarMap.missingStep { return nil }
        mixed += Double(step) * rowWeight * columnWeight
      }
    }
    return mixed
  }
}
