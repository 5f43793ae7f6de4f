/// The strip that tells which colour means which number.
struct ColorBar {
  enum TitlePlace: Equatable {
    case beside
    /// In lines of at most so many points.
    case below(room: Double)
  }

  var scale: ColorScale
  var titlePlace: TitlePlace
  /// What stands at the ends instead of numbers, where the bar speaks for several scales.
  var endTexts: [String]?
  /// Lines of a title below are cut here, in points.
  var longestLine = Double.infinity

  /// A bar of natural width with its title beside it, or below where the drawing ends too soon.
  ///
  /// - Parameters:
  ///   - scale: what the bar shows.
  ///   - left: the room that labels take before the bar, in points.
  ///   - composer: measures the title.
  /// - Returns: the bar.
  /// - Throws: `MissingGlyphError` when a face lacks a character of the title.
  static func fitting(_ scale: ColorScale, left: Double, _ composer: Composer) throws -> ColorBar {
    let bar = ColorBar(scale: scale, titlePlace: .beside)
    let title = try composer.width(of: scale.title, composer.theme.note)
    let right = left + bar.naturalWidth(composer) + composer.theme.gaps.colorBarTitle + title
    guard right > composer.innerWidth else { return bar }
    return ColorBar(scale: scale, titlePlace: .below(room: bar.naturalWidth(composer)))
  }

  func naturalWidth(_ composer: Composer) -> Double {
    (18 * composer.theme.tick.size).rounded()
  }

  func height(_ composer: Composer) throws -> Double {
    let theme = composer.theme
    let ticks = theme.colorBarThickness + theme.gaps.besideColorBar + theme.tick.size
    return ticks + Double(try linesBelow(composer).count) * theme.note.lineHeight
  }

  /// Draws the bar with its upper left corner at a point.
  ///
  /// - Returns: the height of the lower edge, in points.
  func draw(at origin: Point, width: Double, into composer: inout Composer) throws -> Double {
    let theme = composer.theme
    let frame = Rectangle(
      x: origin.x, y: origin.y, width: width, height: theme.colorBarThickness)
    drawStrip(frame, into: &composer)
    try drawTicks(frame, into: &composer)
    if titlePlace == .beside {
      try composer.text(
        scale.title, centeredAt: frame.midY, x: frame.maxX + theme.gaps.colorBarTitle, theme.note,
        Paint(.muted))
    }
    var baseline = frame.maxY + theme.gaps.besideColorBar + theme.tick.size - 3
    for line in try linesBelow(composer) {
      baseline += theme.note.lineHeight
      try composer.text(
        composer.shortened(line, theme.note, within: longestLine),
        at: Point(x: frame.x, y: baseline), theme.note, Paint(.muted))
    }
    return origin.y + (try height(composer))
  }

  /// A title below breaks where its parts end, and within parts that are too long.
  private func linesBelow(_ composer: Composer) throws -> [String] {
    guard case .below(let room) = titlePlace else { return [] }
    return try scale.title.split(separator: ", ").flatMap { $0.split(separator: "; ") }.flatMap {
      try composer.wrapped(String($0), composer.theme.note, within: room)
    }
  }

  private func drawStrip(_ frame: Rectangle, into composer: inout Composer) {
    switch scale.map {
    case .counts:
      composer.gradient(frame, from: Paint(.count, opacity: 0), to: Paint(.count))
    case .signed:
      var half = frame
      half.width = frame.width / 2
      composer.gradient(half, from: Paint(.negative), to: Paint(.negative, opacity: 0))
      half.x = frame.midX
      composer.gradient(half, from: Paint(.positive, opacity: 0), to: Paint(.positive))
    case .viridis, .cividis, .greys, .blues, .jet:
      let steps = (0..<ColorMap.steps).map { UInt8($0) }
      let raster = Raster.indexed(
        width: ColorMap.steps, height: 1, indices: steps, map: scale.map)
      composer.image(raster, in: frame, .smooth)
    }
    composer.stroke(
      .rectangle(frame.inset(by: 0.5)), Stroke(Paint(.hairline), width: composer.theme.hairline))
  }

  private func drawTicks(_ frame: Rectangle, into composer: inout Composer) throws {
    let style = composer.theme.tick
    let gap = composer.theme.gaps.besideColorBar
    if let endTexts {
      for (text, anchor) in zip(endTexts, [TextAnchor.start, .end]) {
        try composer.text(
          text,
          at: Point(
            x: anchor == .start ? frame.x : frame.maxX,
            y: frame.maxY + gap + style.capitalHeight),
          style, Paint(.muted), anchor: anchor)
      }
      return
    }
    var taken: [ClosedRange<Double>] = []
    for group in scale.ticks {
      let places = try group.map { value in
        let width = try composer.width(of: scale.text(of: value), style)
        // The outer numbers stay within the bar, the others stand under their value.
        let middle = frame.x + scale.position(of: value) * frame.width
        let x = max(frame.x, min(middle - width / 2, frame.maxX - width))
        return x...x + width
      }
      // A group is named as a whole or not at all, so that signed bars stay symmetric.
      let collides = places.contains { place in
        taken.contains { $0.overlaps(place.lowerBound - gap...place.upperBound + gap) }
      }
      guard !collides else { continue }
      taken += places
      for (value, place) in zip(group, places) {
        try composer.text(
          scale.text(of: value),
          at: Point(x: place.lowerBound, y: frame.maxY + gap + style.capitalHeight), style,
          Paint(.muted))
      }
    }
  }
}
