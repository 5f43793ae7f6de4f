extension PictureGrid {
  /// Grids of more pixels than this give the range of each map alone.
  private static let mostPixels = 16_384

  /// The numbers of all maps, one row per row of pixels, as the 255 steps of their scale tell them.
  var pixelTable: DataTable? {
    let maps = pictures.compactMap(\.map).filter(\.hasAllPixels)
    let pixels = maps.reduce(0) { $0 + $1.steps.count }
    // Every row is filled up to the widest map, which may not make many more cells than pixels.
    guard let width = maps.map(\.width).max(), pixels <= PictureGrid.mostPixels,
      width * maps.reduce(0, { $0 + $1.height }) <= 4 * PictureGrid.mostPixels
    else { return nil }
    var table = DataTable(headings: ["row", "column", "y"] + (0..<width).map { "x\($0)" })
    var scales: [StepTexts] = []
    for (index, picture) in pictures.enumerated() {
      guard let map = picture.map, map.hasAllPixels else { continue }
      let known = scales.firstIndex { $0.scale == map.scale }
      if known == nil { scales.append(StepTexts(map.scale)) }
      let place = known ?? scales.count - 1
      let padding = [String](repeating: "", count: width - map.width)
      for y in 0..<map.height {
        let values = map.steps[y * map.width..<(y + 1) * map.width].map { scales[place][$0] }
        table.rows.append(self.place(of: index) + [String(y)] + values + padding)
      }
    }
    return table
  }
}

/// The value of each step of a scale, written when it is first asked for.
private struct StepTexts {
  let scale: ColorScale
  private var texts = [String?](repeating: nil, count: ColorMap.steps)
  /// Digits that tell neighbouring steps apart.
  private var places = 0

  init(_ scale: ColorScale) {
    self.scale = scale
    let smallest = (scale.high - scale.low) / Double(ColorMap.steps - 1)
    var unit = 1.0
    while unit > smallest, places < 12 {
      unit /= 10
      places += 1
    }
  }

  /// Empty for the step of missing values.
  subscript(step: UInt8) -> String {
    mutating get {
      guard step != ScalarMap.missingStep else { return "" }
      if let known = texts[Int(step)] { return known }
      let text = shortDecimal(scale.value(ofStep: step), places: places)
      texts[Int(step)] = text
      return text
    }
  }
}

extension ScalarMap {
  fileprivate var hasAllPixels: Bool {
    let (count, overflows) = width.multipliedReportingOverflow(by: height)
    return width > 0 && height > 0 && !overflows && steps.count == count
  }
}

extension ColorScale {
  /// The value in the middle of a step.
  fileprivate func value(ofStep step: UInt8) -> Double {
    var share = Double(step) / Double(ColorMap.steps - 1)
    if curve == .squareRoot {
      let signed = 2 * share - 1
      share = map.isSigned ? (1 + signed * signed.magnitude) / 2 : share * share
    }
    return low + share * (high - low)
  }
}
