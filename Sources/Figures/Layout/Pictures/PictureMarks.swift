/// What is drawn over pictures, collected so that each kind of line is one command.
struct PictureMarks {
  private let theme: Theme
  private var hatching = Path()
  private var outlines = Path()
  private var wrong = Path()
  private var windows = Path()

  /// A lighter rim, as a mean byte, does not stand out from light paper.
  private static let lightRim = 200

  init(_ theme: Theme) {
    self.theme = theme
  }

  mutating func add(_ picture: Picture, frame: Rectangle, factor: Double) {
    if picture.needsOutline(lightRim: PictureMarks.lightRim) { outlines.add(frame.inset(by: 0.5)) }
    if let map = picture.map, !picture.texts.isEmpty {
      outlines.addGrid(columns: map.width, rows: map.height, in: frame)
    }
    if picture.isHatched {
      hatching.addHatching(of: frame, spacing: theme.hatchingGap)
    } else {
      addMissingPixels(of: picture, in: frame, factor)
    }
    if picture.prediction?.isRight == false { wrong.add(frame.inset(by: -theme.frameWidth / 2)) }
    if let window = picture.window { windows.add(window.frame(in: frame, factor)) }
  }

  func draw(into composer: inout Composer) {
    composer.stroke(outlines, Stroke(Paint(.hairline), width: theme.hairline))
    composer.stroke(hatching, Stroke(Paint(.muted), width: theme.hatchingWidth))
    composer.stroke(wrong, Stroke(Paint(.wrong), width: theme.frameWidth))
    composer.stroke(windows, Stroke(Paint(.validation), width: theme.frameWidth))
  }

  private mutating func addMissingPixels(
    of picture: Picture, in frame: Rectangle, _ factor: Double
  ) {
    guard picture.missingPixels > 0, factor > 0 else { return }
    var isMissing = [Bool](repeating: false, count: picture.width * picture.height)
    for index in picture.bitmap?.missing ?? [] { isMissing[index] = true }
    if let map = picture.map, picture.isMapAlone {
      for (index, step) in map.steps.enumerated() where step == ScalarMap.missingStep {
        isMissing[index] = true
      }
    }
    let region = PixelRegion(width: picture.width, height: picture.height) { isMissing[$0] }
    // Every pixel that is not tiny is crossed by at least one line.
    let spacing = min(theme.hatchingGap, max(2, 2 * factor))
    for rectangle in region.rectangles {
      hatching.addHatching(of: rectangle.frame(in: frame, factor), spacing: spacing)
    }
  }
}

extension PixelWindow {
  /// The window's place in the frame of its picture.
  fileprivate func frame(in picture: Rectangle, _ factor: Double) -> Rectangle {
    Rectangle(
      x: picture.x + Double(column) * factor, y: picture.y + Double(row) * factor,
      width: Double(width) * factor, height: Double(height) * factor)
  }
}

extension Picture {
  /// Whether the picture has no edge of its own on light paper: signed maps, whose zero is the
  /// paper itself, hatched ones, and images with a light rim.
  fileprivate func needsOutline(lightRim: Int) -> Bool {
    if isMapAlone { return isHatched || map?.scale.map.isSigned == true }
    guard let bitmap else { return false }
    return bitmap.rimBrightness > lightRim
  }
}

extension Bitmap {
  /// The mean byte of the outermost pixels.
  fileprivate var rimBrightness: Int {
    let length = width * channels.rawValue
    guard bytes.count == length * height, !bytes.isEmpty else { return 0 }
    var sum = 0
    for index in 0..<length {
      sum += Int(bytes[index]) + Int(bytes[bytes.count - 1 - index])
    }
    for row in 0..<height {
      sum += Int(bytes[row * length]) + Int(bytes[(row + 1) * length - 1])
    }
    return sum / (2 * (length + height))
  }
}

extension Path {
  /// Adds the lines between equal cells.
  fileprivate mutating func addGrid(columns: Int, rows: Int, in frame: Rectangle) {
    for column in 1..<max(columns, 1) {
      let x = frame.x + frame.width * Double(column) / Double(columns)
      move(to: Point(x: x, y: frame.y))
      addLine(to: Point(x: x, y: frame.maxY))
    }
    for row in 1..<max(rows, 1) {
      let y = frame.y + frame.height * Double(row) / Double(rows)
      move(to: Point(x: frame.x, y: y))
      addLine(to: Point(x: frame.maxX, y: y))
    }
  }
}
