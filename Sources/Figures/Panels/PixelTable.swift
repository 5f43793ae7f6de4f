extension PictureGrid {
  /// Grids of more pixels than this give the range of each map alone.
  private static let mostPixels = 16_384

  /// The numbers of all maps, one row per row of pixels.
  ///
  /// A figure keeps of a map the step of its scale at every pixel; the table has the value in the
  /// middle of the step, and how far the true one may be from it.
  var pixelTable: DataTable? {
    guard let width = listedWidth else { return nil }
    var table = DataTable(
      headings: ["row", "column", "y", "rounded by at most"] + (0..<width).map { "x\($0)" })
    var scales: [StepTexts] = []
    for (index, picture) in pictures.enumerated() {
      guard let map = picture.map, map.hasAllPixels else { continue }
      let known = scales.firstIndex { $0.scale == map.scale }
      if known == nil { scales.append(StepTexts(map.scale)) }
      let scale = known ?? scales.count - 1
      let place = place(of: index)
      let padding = [String](repeating: "", count: width - map.width)
      for y in 0..<map.height {
        let values = map.steps[y * map.width..<(y + 1) * map.width].map { scales[scale][$0] }
        table.rows.append(place + [String(y), scales[scale].error] + values + padding)
      }
    }
    return table
  }

  /// The width of the widest map, where there are maps and not too many pixels to list.
  var listedWidth: Int? {
    let maps = pictures.compactMap(\.map).filter(\.hasAllPixels)
    let pixels = maps.reduce(0) { $0 + $1.steps.count }
    // Every row is filled up to the widest map, which may not make many more cells than pixels.
    guard let width = maps.map(\.width).max(), pixels <= PictureGrid.mostPixels,
      width * maps.reduce(0, { $0 + $1.height }) <= 4 * PictureGrid.mostPixels
    else { return nil }
    return width
  }
}

/// The value of each step of a scale, written when it is first asked for.
private struct StepTexts {
  let scale: ColorScale
  /// How far a value may be from what is written for it.
  let error: String
  private var texts = [String?](repeating: nil, count: ColorMap.steps)

  private static let last = Double(ColorMap.steps - 1)

  init(_ scale: ColorScale) {
    self.scale = scale
    // Steps are nowhere wider than at the upper end; digits take another half of the last one.
    let half = scale.value(ofStep: Self.last) - scale.value(ofStep: Self.last - 0.5)
    let places = Self.places(below: 2 * half)
    let unit = Self.unit(places)
    let digits = places + 1
    error = Self.text(half + unit / 2 + Self.unit(digits) / 2, places: digits)
  }

  /// Empty for the step of missing values.
  subscript(step: UInt8) -> String {
    mutating get {
      guard step != ScalarMap.missingStep else { return "" }
      if let known = texts[Int(step)] { return known }
      let value = scale.value(ofStep: Double(step))
      let neighbours = [max(Double(step) - 1, 0), min(Double(step) + 1, Self.last)]
      let distance =
        neighbours.map { (scale.value(ofStep: $0) - value).magnitude }
        .filter { $0 > 0 }.min() ?? 1
      let text = Self.text(value, places: Self.places(below: distance))
      texts[Int(step)] = text
      return text
    }
  }

  /// The decimals that tell numbers of some distance apart.
  private static func places(below distance: Double) -> Int {
    (0..<mostPlaces).first { unit($0) <= distance } ?? mostPlaces
  }

  private static func unit(_ places: Int) -> Double {
    (0..<places).reduce(1.0) { unit, _ in unit / 10 }
  }

  /// A number with so many decimals; in full where it is too large or too small for them.
  private static func text(_ value: Double, places: Int) -> String {
    let short = places < mostPlaces ? shortDecimal(value, places: places) : "–"
    return short == "–" ? DataTable.text(of: value) : short
  }

  /// Numbers that need so many decimals are written in full.
  private static let mostPlaces = 12
}

extension ScalarMap {
  fileprivate var hasAllPixels: Bool {
    let (count, overflows) = width.multipliedReportingOverflow(by: height)
    return width > 0 && height > 0 && !overflows && steps.count == count
  }
}

extension ColorScale {
  /// The value in the middle of a step, or between two.
  fileprivate func value(ofStep step: Double) -> Double {
    var share = step / Double(ColorMap.steps - 1)
    if curve == .squareRoot {
      let signed = 2 * share - 1
      share = map.isSigned ? (1 + signed * signed.magnitude) / 2 : share * share
    }
    // Not low + share · (high − low), whose difference may not be finite.
    return low * (1 - share) + high * share
  }
}
