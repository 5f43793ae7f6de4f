import Datasets
import DrawnCollections
import Figures
import Filters
import ImageFiles

extension Gallery {
  /// Where a class activation map comes from.
  static func activationMapSamples() throws -> [Figure] {
    let photo = DrawnPets.training(count: 3).picture(2).square(72)
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

  private static func activationMap(of photo: PixelImage) -> Flow {
    Flow(
      nodes: [
        FlowNode("photo", "photo", picture: Bitmap(photo)),
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

extension PixelImage {
  /// How much the brightness changes around each place, in the colours of viridis over the picture.
  fileprivate var contrastMap: Bitmap {
    let grey = grey().pixels
    let contrast = edges(of: greyPlane).smoothed.smoothed.values
    let (least, most) = (contrast.min() ?? 0, contrast.max() ?? 1)
    let colors = ColorMap.viridis.palette(in: .fovea, .light).map(\.0)
    let bytes = zip(grey, contrast).flatMap { level, value -> [UInt8] in
      let share = (value - least) / max(most - least, .leastNonzeroMagnitude)
      let color = colors[Int(share * Float(colors.count - 1))]
      let seen = color.over(Color(red: level, green: level, blue: level), opacity: 0.6)
      return [seen.red, seen.green, seen.blue]
    }
    return Bitmap(width: width, height: height, channels: .rgb, bytes: bytes)
  }

  /// Differences of the neighbours on both sides, across and down; none at the rim.
  private func edges(of grey: Plane) -> Plane {
    var edges = Plane(height: height, width: width)
    for y in 1..<height - 1 {
      for x in 1..<width - 1 {
        let (across, down) = (grey[y, x + 1] - grey[y, x - 1], grey[y + 1, x] - grey[y - 1, x])
        edges[y, x] = across.magnitude + down.magnitude
      }
    }
    return edges
  }
}

extension Plane {
  /// The mean over a square around each place, two ninths of the width wide.
  fileprivate var smoothed: Plane {
    let reach = width / 9
    var result = self
    for y in 0..<height {
      for x in 0..<width {
        let rows = max(0, y - reach)...min(height - 1, y + reach)
        let columns = max(0, x - reach)...min(width - 1, x + reach)
        var sum = Float(0)
        for row in rows { for column in columns { sum += self[row, column] } }
        result[y, x] = sum / Float(rows.count * columns.count)
      }
    }
    return result
  }
}
