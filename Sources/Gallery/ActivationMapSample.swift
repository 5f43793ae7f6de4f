import Datasets
import DrawnCollections
import Figures
import ImageFiles

extension Gallery {
  /// Where a class activation map comes from.
  static func activationMapSamples() throws -> [Figure] {
    let photo = Thumbnail(DrawnPets.training(count: 3).picture(2), side: 72)
    return [
      try .flow(
        id: "sample-d55",
        title: "The weights behind a score show where it comes from",
        flows: [NamedFlow("", activationMap(of: photo))],
        subtitle: "Class activation map: the last maps, weighted and added up",
        caption: "Global mean pooling leaves one number for each map, and the dense layer has one "
          + "weight for it and each class. The same weights on the maps themselves give the map "
          + "of the class.",
        dataOrigin: "Zhou et al. 2016. Drawn photo; the map shows its local contrast in place of a "
          + "trained network’s answer.")
    ]
  }

  private static func activationMap(of photo: Thumbnail) -> Flow {
    Flow(
      nodes: [
        FlowNode("photo", "photo", picture: photo.bitmap),
        FlowNode("layers", "convolutional layers", column: 1, tint: .convolution),
        FlowNode(
          "maps", "feature maps\u{00A0}Aₖ", column: 2, style: .stack, tint: .convolution),
        FlowNode("map", "map of class c", row: 1, picture: photo.contrastMap),
        FlowNode(
          "sum", "weighted sum of the maps", detail: "Σ wₖᶜ Aₖ", row: 1, column: 1, columns: 2),
        FlowNode("score", "score of class c", row: 2, style: .plain),
        FlowNode("dense", "dense layer", detail: "weights wₖᶜ", row: 2, column: 1, tint: .dense),
        FlowNode("mean", "global mean", detail: "of each map", row: 2, column: 2, tint: .pooling),
      ],
      edges: [
        FlowEdge("photo", "layers"), FlowEdge("layers", "maps"), FlowEdge("maps", "mean"),
        FlowEdge("mean", "dense"), FlowEdge("dense", "score"), FlowEdge("maps", "sum"),
        FlowEdge("dense", "sum", label: "weights of class c"), FlowEdge("sum", "map"),
      ])
  }
}

/// The middle of a picture, made small.
private struct Thumbnail {
  let side: Int
  /// RGB, row by row.
  let bytes: [UInt8]

  /// Averages blocks of the largest square in the picture's middle.
  init(_ picture: PixelImage, side: Int) {
    let picture = picture.rgb()
    let square = min(picture.width, picture.height)
    let (left, top) = ((picture.width - square) / 2, (picture.height - square) / 2)
    var bytes: [UInt8] = []
    for y in 0..<side {
      for x in 0..<side {
        let rows =
          top + y * square / side..<top + max((y + 1) * square / side, y * square / side + 1)
        let columns =
          left + x * square / side..<left + max((x + 1) * square / side, x * square / side + 1)
        for channel in 0..<3 {
          let sum = rows.reduce(0) { sum, row in
            columns.reduce(sum) {
              $0 + Int(picture.pixels[(row * picture.width + $1) * 3 + channel])
            }
          }
          bytes.append(UInt8(sum / (rows.count * columns.count)))
        }
      }
    }
    self.side = side
    self.bytes = bytes
  }

  var bitmap: Bitmap { Bitmap(width: side, height: side, channels: .rgb, bytes: bytes) }

  /// How much the brightness changes around each place, in the colours of viridis over the photo.
  var contrastMap: Bitmap {
    let contrast = smoothed(smoothed(edges))
    let (least, most) = (contrast.min() ?? 0, contrast.max() ?? 1)
    let colors = ColorMap.viridis.palette(in: .fovea, .light).map(\.0)
    var mixed: [UInt8] = []
    for (index, value) in contrast.enumerated() {
      let share = Double(value - least) / Double(max(most - least, .leastNonzeroMagnitude))
      let color = colors[Int(share * Double(colors.count - 1))]
      let grey = brightness(index)
      let below = Color(red: UInt8(grey), green: UInt8(grey), blue: UInt8(grey))
      let seen = color.over(below, opacity: 0.6)
      mixed += [seen.red, seen.green, seen.blue]
    }
    return Bitmap(width: side, height: side, channels: .rgb, bytes: mixed)
  }

  private func brightness(_ pixel: Int) -> Float {
    (0..<3).reduce(0) { $0 + Float(bytes[pixel * 3 + $1]) } / 3
  }

  private var edges: [Float] {
    (0..<side * side).map { pixel in
      let (x, y) = (pixel % side, pixel / side)
      guard x > 0, y > 0, x < side - 1, y < side - 1 else { return 0 }
      let across = brightness(pixel + 1) - brightness(pixel - 1)
      let down = brightness(pixel + side) - brightness(pixel - side)
      return across.magnitude + down.magnitude
    }
  }

  /// The mean over a square around each place.
  private func smoothed(_ values: [Float]) -> [Float] {
    let reach = side / 9
    return (0..<side * side).map { pixel in
      let (x, y) = (pixel % side, pixel / side)
      var (sum, count) = (Float(0), Float(0))
      for row in max(0, y - reach)...min(side - 1, y + reach) {
        for column in max(0, x - reach)...min(side - 1, x + reach) {
          sum += values[row * side + column]
          count += 1
        }
      }
      return sum / count
    }
  }
}
