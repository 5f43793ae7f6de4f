/// Maps of one size as cards behind each other: the first lies in front at the lower left.
struct MapStack: Equatable {
  /// One card.
  var card: Size
  var cards: Int
  /// How far each card looks out behind the one before it, to the right and upward.
  var step: Double

  /// What the cards cover together.
  var size: Size {
    let reach = Double(cards - 1) * step
    return Size(width: card.width + reach, height: card.height + reach)
  }

  /// One card more with each doubling of the channels.
  static func cards(for channels: Int) -> Int {
    max(1, Int.bitWidth - max(channels, 1).leadingZeroBitCount)
  }

  /// Draws with the upper left corner of the whole at a point.
  func draw(at corner: Point, _ coat: BlockCoat, into composer: inout Composer) {
    let reach = Double(cards - 1) * step
    let front = Rectangle(
      x: corner.x, y: corner.y + reach, width: card.width, height: card.height)
    // Cards show only what the ones before them leave, so that tints do not add up.
    var rims = Path()
    for index in stride(from: cards - 1, to: 0, by: -1) {
      let shift = Double(index) * step
      let (left, top) = (front.x + shift, front.y - shift)
      let (right, bottom) = (left + card.width, top + card.height)
      rims.move(to: Point(x: left, y: top))
      rims.addLine(to: Point(x: right, y: top))
      rims.addLine(to: Point(x: right, y: bottom))
      rims.addLine(to: Point(x: right - step, y: bottom))
      rims.addLine(to: Point(x: right - step, y: top + step))
      rims.addLine(to: Point(x: left, y: top + step))
      rims.close()
    }
    composer.fill(rims, coat.rim)
    composer.fill(.rectangle(front), coat.fill)
    var outline = rims
    outline.add(front)
    composer.stroke(outline, coat.outline(composer.theme))
  }
}
