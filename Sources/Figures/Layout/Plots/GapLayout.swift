/// Marks the places that have no value in the colour of their series.
///
/// The signs stand at the foot of the plot, or where a bar would begin.
struct GapLayout {
  /// The places in the axis's values, in any order.
  let places: [Double]
  let paint: Paint
  var isOfBars = false

  private let reach = 3.0
  private static let slack = 0.01

  func draw(in frame: PlotFrame, into composer: inout Composer) {
    let body = frame.body
    // What rounding adds to a place at the very edge does not put it beyond.
    let sides =
      frame.barsRunAcross
      ? body.y - Self.slack...body.maxY + Self.slack : body.x - Self.slack...body.maxX + Self.slack
    let middles = places.compactMap {
      frame.barsRunAcross ? frame.y.place(of: $0) : frame.x.place(of: $0)
    }
    .filter(sides.contains).map { frame.bar.offset + $0 }.sorted()
    let row = reach + 4 + Double(frame.gapRow) * (2 * reach + 3)
    var signs = Path()
    for run in runs(middles) {
      let ends =
        run.upperBound - run.lowerBound < 2 * reach
        ? [(run.lowerBound + run.upperBound) / 2] : [run.lowerBound, run.upperBound]
      for end in ends { addCross(at: place(end, row, frame), to: &signs) }
      if ends.count == 2 {
        signs.move(to: place(run.lowerBound, row, frame))
        signs.addLine(to: place(run.upperBound, row, frame))
      }
    }
    composer.stroke(signs, Stroke(paint, width: composer.theme.gapSignWidth))
  }

  /// Neighbouring places are one gap.
  private func runs(_ middles: [Double]) -> [ClosedRange<Double>] {
    var runs: [ClosedRange<Double>] = []
    for middle in middles {
      if let last = runs.last, middle - last.upperBound < 2 * reach {
        runs[runs.count - 1] = last.lowerBound...middle
      } else {
        runs.append(middle...middle)
      }
    }
    return runs
  }

  private func place(_ along: Double, _ row: Double, _ frame: PlotFrame) -> Point {
    frame.barsRunAcross
      ? Point(x: (isOfBars ? frame.x.base : frame.body.x) + row, y: along)
      : Point(x: along, y: (isOfBars ? frame.y.base : frame.body.maxY) - row)
  }

  private func addCross(at center: Point, to path: inout Path) {
    for side in [-reach, reach] {
      path.move(to: Point(x: center.x - reach, y: center.y - side))
      path.addLine(to: Point(x: center.x + reach, y: center.y + side))
    }
  }
}

extension Plot {
  /// Where a series has no value that the axes can show.
  func gaps(of mark: any SeriesMark) -> [Double] {
    let (across, up) = (x.showable, y.showable)
    func places(_ x: [Double], _ y: [Double?]) -> [Double] {
      var places: [Double] = []
      for (x, y) in zip(x, y) where across.contains(x) {
        if let y, up.contains(y) { continue }
        places.append(x)
      }
      return places
    }
    return switch mark {
    case let line as Line: places(line.x, line.y)
    case let points as Points: places(points.x, points.y)
    case let band as Band:
      places(band.x, zip(band.lower, band.upper).map { $0.map(up.contains) == true ? $1 : nil })
    case let bars as Bars:
      zip(bars.places, bars.values).filter { _, value in
        !(value.map((y.isCategorical ? across : up).contains) ?? false)
      }.map(\.0)
    default: []
    }
  }

  var series: [any SeriesMark] { marks.compactMap { $0.value as? any SeriesMark } }

  /// The rules that lie within the axes.
  var rules: [Rule] {
    marks.compactMap { $0.value as? Rule }.filter {
      let axis = $0.isHorizontal ? y : x
      return axis.shows($0.value) && axis.range?.contains($0.value) ?? true
    }
  }
}
