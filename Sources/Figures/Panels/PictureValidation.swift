extension Picture {
  /// Maps may hide this much of the picture under them, so that it stays visible.
  private static let greatestOpacity = 0.6

  func validate(_ check: FieldCheck) throws(FigureError) {
    if let bitmap {
      try check(sizeFits: bitmap.width, bitmap.height)
      let count = bitmap.width * bitmap.height
      let channels = bitmap.channels.rawValue
      try check(
        bitmap.bytes.count == count * channels, "",
        "has \(bitmap.bytes.count) bytes for \(bitmap.width)×\(bitmap.height) pixels with "
          + counted(channels, "channel"), "Give one byte per pixel and channel.")
      try check(
        bitmap.missing.allSatisfy { (0..<count).contains($0) }, "missing",
        "names a pixel that there is not", "Count pixels row by row from 0.")
    }
    if let map {
      try check(sizeFits: map.width, map.height)
      let count = map.width * map.height
      try check(
        map.steps.count == count, "",
        "has \(map.steps.count) values for \(map.width)×\(map.height) pixels",
        "Give one value per pixel, row by row.")
      try check(
        texts.isEmpty || texts.count == count, "texts",
        "has \(texts.count) for \(count) pixels", "Give one per pixel or none.")
      try map.scale.validate(check.at("scale"))
      try check(
        map.hasRange, "minimum", "does not fit the maximum",
        "Give the least and the largest finite value, or neither where there is none.")
    }
    if bitmap != nil && map != nil {
      try check(
        mapOpacity >= 0 && mapOpacity <= Picture.greatestOpacity, "mapOpacity",
        "is \(mapOpacity)", "Use 0 to 0.6, so that the picture below can be seen.")
    }
    if let window {
      try check(
        window.row >= 0 && window.column >= 0 && window.width > 0 && window.height > 0
          && window.width <= width - window.column && window.height <= height - window.row,
        "window", "leaves the picture of \(width)×\(height) pixels", "Keep it inside.")
    }
    try check(
      (0...1).contains(prediction?.probability ?? 0), "", "has a probability outside 0 to 1",
      "Give shares, not percentages.")
  }
}

extension FieldCheck {
  fileprivate func callAsFunction(sizeFits width: Int, _ height: Int) throws(FigureError) {
    try self(
      width > 0 && height > 0 && width <= Bitmap.longestSide && height <= Bitmap.longestSide, "",
      "is \(width)×\(height) pixels", "Use 1 to \(Bitmap.longestSide) pixels on each side.")
  }
}

extension ScalarMap {
  fileprivate var hasRange: Bool {
    guard let minimum, let maximum else { return minimum == nil && maximum == nil }
    return minimum.isFinite && maximum.isFinite && minimum <= maximum
  }
}
