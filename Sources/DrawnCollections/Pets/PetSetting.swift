import Mathematics

/// Where a picture is taken: what stands behind the animal and what it stands on.
///
/// Settings are painted at any size: `unit` is a 240th of the picture's height.
struct PetSetting {
  enum Kind: CaseIterable {
    case room
    case kitchen
    case sofa
    case blanket
    case kennel
    case garden
    case snow
    case park
  }

  let kind: Kind
  let canvas: PictureCanvas
  /// Where the ground begins, as a share of the height.
  let horizon: Float
  /// The lamp's side: −1 left, 1 right.
  let lampSide: Float

  var unit: Float { Float(canvas.height) / 240 }
  var width: Float { Float(canvas.width) }
  var height: Float { Float(canvas.height) }
  var floorLine: Float { horizon * height }

  func paint(using random: inout SeededRandom) {
    switch kind {
    case .room: room(&random)
    case .kitchen: kitchen(&random)
    case .sofa: sofa(&random)
    case .blanket: blanket(&random)
    case .kennel: kennel(&random)
    case .garden: garden(&random)
    case .snow: snow(&random)
    case .park: park(&random)
    }
  }

  // MARK: What several settings use

  static func pick(_ colours: [UInt32], _ random: inout SeededRandom) -> Colour {
    Colour(hex: colours[random.integer(below: colours.count)])
  }

  static let walls: [UInt32] = [
    0xD9D2C3, 0xC9D2CC, 0xB9C4D0, 0xE3D6B8, 0xCDB9A6, 0x9FB0A3, 0xB8A9B8, 0x8C9AA8, 0xD8B49A,
    0x7D8A74, 0xE6E2DA, 0xA0625A,
  ]
  static let fabrics: [UInt32] = [
    0x7A2E33, 0x2F4A6B, 0x4D6B4F, 0xB58A5A, 0x8D8A86, 0xD3C4A8, 0x5B3F57, 0xC46A45, 0x3B3E46,
    0xA9BCC9, 0xD9A5A0, 0x6B5A43,
  ]

  func rectangle(_ x: Float, _ y: Float, _ width: Float, _ height: Float) -> [Point] {
    .rectangle(Double(x), Double(y), Double(width), Double(height))
  }

  /// A rectangle with round corners.
  func rounded(
    _ x: Float, _ y: Float, _ width: Float, _ height: Float, _ radius: Float
  ) -> [Point] {
    let r = Double(min(radius, min(width, height) / 2))
    let (left, top) = (Double(x), Double(y))
    let (right, bottom) = (Double(x + width), Double(y + height))
    let middles = [
      Point(right - r, bottom - r), Point(left + r, bottom - r), Point(left + r, top + r),
      Point(right - r, top + r),
    ]
    return (0..<24).map { i in
      let turn = (Double(i % 6) / 5 + Double(i / 6)) * .pi / 2
      let middle = middles[i / 6]
      return Point(middle.x + r * cosine(turn), middle.y + r * sine(turn))
    }
  }

  /// How far away a place on the ground is, 1 at the lower edge, and how far to the side of the
  /// middle, 1 being the picture's height at the lower edge.
  @inline(__always)
  func ground(_ x: Float, _ y: Float) -> (away: Float, side: Float) {
    let vanishing = floorLine - 0.55 * height
    let away = (height - vanishing) / max(y - vanishing, 1)
    return (away, (x - width / 2) / height * away)
  }

  func rows(from top: Float, to bottom: Float) -> Range<Int> {
    let first = max(0, min(Int(top), canvas.height))
    return first..<max(first, min(Int(bottom.rounded(.up)), canvas.height))
  }

  /// A soft shadow where ground and wall meet.
  func skirtingShadow() {
    canvas.glow(
      width / 2, floorLine + 3 * unit, width, 16 * unit, opacity: 0.28, Colour(0.08, 0.06, 0.05))
  }
}
