import Figures
import Mathematics

extension Gallery {
  /// Why no other figure paints its numbers in the colours of the rainbow.
  static func jet() -> Figure {
    let maps: [(name: String, colors: [Color])] = [("viridis", viridis), ("jet", rainbow)]
    let shapes = [("ramp", ramp), ("hill", hill)]
    let columns = maps.flatMap {
      [(name: $0.name, colors: $0.colors), (name: "in grey", colors: $0.colors.map(\.grey))]
    }
    let grid = PictureGrid(
      columns: columns.count,
      pictures: shapes.flatMap { _, shape in columns.map { Picture(shape.painted(in: $0.colors)) }
      },
      rowLabels: shapes.map(\.0), columnLabels: columns.map(\.name), enlargement: .filling)
    let values = (0...80).map { Double($0) / 80 }
    return Figure(
      id: "sample-jet", title: "Jet draws edges that the data does not have",
      subtitle: "An even ramp and a smooth hill in two colour maps, and as they print in grey",
      caption:
        "In viridis larger numbers are lighter, also in grey. Jet is lightest in its middle: "
        + "it draws rings around the hill, and in grey its red end looks like a small number. That "
        + "is why no other figure of this course uses it.",
      dataOrigin: "Computed.",
      panels: [
        Panel(title: "Two pictures in colour and in grey", .pictures(grid)),
        Panel("Lightness of the colours") {
          for map in maps {
            Line(
              x: values, y: values.map { (10 * map.colors.color(at: $0).lightness).rounded() / 10 },
              label: map.name)
          }
        },
      ]
    )
    .axis(.x, "value").axis(.y, "lightness", including: [0, 100])
  }

  private static let viridis = ColorMap.viridis.palette(in: .fovea, .light).map(\.0)

  private static let rainbow = ColorMap.jet.palette(in: .fovea, .light).map(\.0)

  /// Rises evenly from left to right.
  private static let ramp = Surface { x, _ in x }

  /// Rises smoothly towards its middle.
  private static let hill = Surface { x, y in
    exponential(-((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5)) / 0.08)
  }
}

/// Values from 0 to 1 at pixels.
private struct Surface {
  /// Large enough to fill the width of a page beside the names, two points a pixel.
  private let side = 72
  private let values: [Double]

  /// Asks for the value of places that go from 0 to 1 along each side.
  init(value: (_ x: Double, _ y: Double) -> Double) {
    let side = side
    values = (0..<side * side).map { index in
      value(Double(index % side) / Double(side - 1), Double(index / side) / Double(side - 1))
    }
  }

  func painted(in colors: [Color]) -> Bitmap {
    let bytes = values.flatMap { value -> [UInt8] in
      let color = colors.color(at: value)
      return [color.red, color.green, color.blue]
    }
    return Bitmap(width: side, height: side, channels: .rgb, bytes: bytes)
  }
}

extension [Color] {
  /// The colour at a share of the way, 0 to 1.
  fileprivate func color(at share: Double) -> Color {
    self[Int((share * Double(count - 1)).rounded())]
  }
}

extension Color {
  /// From 0 (black) to 100 (white); equal steps look equal.
  ///
  /// Source: CIE 15:2018, L*.
  fileprivate var lightness: Double {
    let bend = 216.0 / 24389
    return luminance > bend ? 116 * power(luminance, 1.0 / 3) - 16 : luminance / bend * 8
  }

  /// The grey that is as light.
  fileprivate var grey: Color {
    let light = luminance
    let level = light <= 0.0031308 ? 12.92 * light : 1.055 * power(light, 1 / 2.4) - 0.055
    let byte = UInt8((255 * min(max(level, 0), 1)).rounded())
    return Color(red: byte, green: byte, blue: byte)
  }
}
