import Figures

/// Says what colour lies at a point of a drawing, from what has been drawn so far.
struct Backdrop {
  private let appearance: Appearance
  private var areas: [(shape: Path, colorAt: (Point) -> Color)] = []

  init(_ appearance: Appearance) {
    self.appearance = appearance
  }

  mutating func add(_ command: DrawingCommand) {
    switch command {
    case .fill(let path, let paint):
      let color = Theme.fovea.color(paint, in: appearance)
      areas.append((path, { _ in color }))
    case .gradient(let frame, let from, let to):
      let ends = [from, to].map { Theme.fovea.color($0, in: appearance) }
      areas.append(
        (.rectangle(frame), { ends[1].over(ends[0], opacity: ($0.x - frame.x) / frame.width) }))
    case .image(let raster, let frame, _):
      let appearance = appearance
      areas.append((.rectangle(frame), { raster.color(at: $0, within: frame, appearance) }))
    case .stroke, .text:
      break
    }
  }

  func color(at point: Point) -> Color {
    areas.last { $0.shape.contains(point) }?.colorAt(point)
      ?? Theme.fovea.color(.paper, in: appearance)
  }
}

extension Raster {
  fileprivate func color(
    at point: Point, within frame: Rectangle, _ appearance: Appearance
  ) -> Color {
    let column = min(Int((point.x - frame.x) / frame.width * Double(width)), width - 1)
    let row = min(Int((point.y - frame.y) / frame.height * Double(height)), height - 1)
    let index = row * width + column
    switch self {
    case .bitmap(let bitmap):
      let count = bitmap.channels.rawValue
      let bytes = Array(bitmap.bytes[index * count..<(index + 1) * count])
      return Color(red: bytes[0], green: bytes[count / 2], blue: bytes[count - 1])
    case .indexed(_, _, let indices, let map):
      let palette = map.palette(in: .fovea, appearance)
      let paper = Theme.fovea.color(.paper, in: appearance)
      guard palette.indices.contains(Int(indices[index])) else { return paper }
      let (color, opacity) = palette[Int(indices[index])]
      return color.over(paper, opacity: opacity)
    }
  }
}

extension Path {
  /// Whether a point lies within one of the path's shapes; curves count as their chords.
  fileprivate func contains(_ point: Point) -> Bool {
    var isInside = false
    var corners: [Point] = []
    func crossings() -> Int {
      zip(corners, corners.dropFirst() + corners.prefix(1)).count { a, b in
        (a.y > point.y) != (b.y > point.y)
          && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
      }
    }
    for segment in segments {
      switch segment {
      case .move(let start):
        if crossings() % 2 == 1 { isInside.toggle() }
        corners = [start]
      case .line(let end): corners.append(end)
      case .close: break
      case .rectangle(let area):
        if (area.x...area.maxX).contains(point.x) && (area.y...area.maxY).contains(point.y) {
          isInside = true
        }
      case .circle(let center, let radius):
        let (x, y) = (point.x - center.x, point.y - center.y)
        if x * x + y * y <= radius * radius { isInside = true }
      }
    }
    return crossings() % 2 == 1 ? !isInside : isInside
  }
}
