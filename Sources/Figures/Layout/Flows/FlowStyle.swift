/// The distances and sizes of boxes and arrows, scaled with the theme's text.
struct FlowStyle {
  let theme: Theme

  init(_ theme: Theme) {
    self.theme = theme
  }

  private var em: Double { theme.label.size }
  /// How much larger than on a page text is set.
  private var scale: Double { em / Theme.fovea.label.size }

  var arrowHead: Size {
    let length = (em * 0.5).rounded()
    return Size(width: length, height: 0.8 * length)
  }
  /// How far arrows stay off what they lead from and to.
  var touch: Double { 2 }
  /// The dashes of edges for what is done once, and the gaps between them.
  var dash: [Double] { [4, 3] }

  /// Between neighbours along the arrows; 1 is the usual air.
  func gapAlong(air: Double) -> Double { (em * 2.3 * air).rounded() }
  /// Between neighbours beside each other.
  func gapBeside(air: Double) -> Double { (em * 1.4 * max(air, 0.6)).rounded() }
  /// How far outside of all nodes arrows may run.
  func margin(air: Double) -> Double { (em * max(0.7, air)).rounded() }
  /// Between the lines that may run side by side in one gap.
  var laneShift: Double { (em * 0.4).rounded() }

  /// What an edge's words need of an upright and of a level gap, beside their own size.
  var airAroundLabel: Size { Size(width: em * 1.3, height: em) }
  /// Between an edge and its words, above or below it.
  var labelGap: Double { 4 }
  /// What keeps an edge's words apart from everything else.
  var labelClearance: Double { 2 }

  /// Between a frame and what stands in it.
  var framePad: Double { (em * 0.75).rounded() }
  /// Between a frame and its name.
  var frameNameAir: Double { 8 }

  /// Around the text in a box, on both sides together.
  func boxAir(padding: Double) -> Size {
    Size(width: 16 * scale * padding, height: 10 * scale * padding)
  }
  var plainAir: Double { 4 }
  var operationAir: Double { 10 * scale }
  /// Boxes whose heights differ by no more get one height.
  var evenedHeight: Double { 20 * scale }
  /// Between a picture or cards and the text below.
  var captionGap: Double { (em * 0.4).rounded() }
  /// The longer side of a picture.
  func pictureSide(padding: Double) -> Double { (72 * scale * padding).rounded() }
  func stack(padding: Double) -> MapStack {
    let side = (38 * scale * padding).rounded()
    return MapStack(
      card: Size(width: side, height: side), cards: 5, step: (4 * scale * padding).rounded())
  }
}

extension Composer {
  /// An arrow as flows and networks have it.
  mutating func flowArrow(along points: [Point], isDashed: Bool = false) {
    let style = FlowStyle(theme)
    arrow(along: points, head: style.arrowHead, dash: isDashed ? style.dash : [])
  }
}
