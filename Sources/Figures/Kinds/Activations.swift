/// What the channels of one layer answer to one image.
public struct LayerMaps: Equatable, Sendable {
  /// The layer's name, such as “Layer 0: Conv2d”.
  public var layer: String
  public var width: Int
  public var height: Int
  /// How many channels the layer has, also where fewer are shown.
  public var channels: Int
  /// One list of `width · height` values per channel that is shown.
  public var maps: [[Float]]

  public init(
    _ layer: String, width: Int, height: Int, channels: Int? = nil, maps: [[Float]]
  ) {
    self.layer = layer
    self.width = width
    self.height = height
    self.channels = channels ?? maps.count
    self.maps = maps
  }

  /// Channels, height and width.
  var shape: String { "\(channels)×\(height)×\(width)" }

  /// A channel whose every value stops at the next ReLU, or that has none.
  func isDead(_ channel: Int) -> Bool { maps[channel].allSatisfy { !($0 > 0) } }
}

extension Figure {
  /// The activation maps of layers, one panel per layer, titled with its name and shape.
  ///
  /// Maps without a value above zero are hatched and counted.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - layers: maps of one image.
  ///   - columns: how many maps stand in a row.
  ///   - sharing: `grid` for one scale per layer, `map` for a scale of its own for each map.
  ///   - curve: how values are spread over the colours; a shared scale shows weak maps better with
  ///     the square root.
  ///   - quantity: what the numbers are.
  ///   - subtitle: stands before what is said of the scale and of hatched maps.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the image comes from.
  ///   - alternativeText: made from the data when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when a map's values do not fit its size.
  public static func activations(
    id: String, title: String, layers: [LayerMaps], columns: Int = 16,
    sharing: PictureGrid.Sharing = .grid, curve: ColorScale.Curve = .squareRoot,
    quantity: String = "activation", subtitle: String = "", caption: String = "",
    dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let panels = layers.map { layer in
      Panel(
        title: layer.layer, unit: layer.shape,
        .pictures(layer.grid(columns: columns, sharing, curve, quantity)))
    }
    let words = ActivationWords(layers, sharing)
    let figure = Figure(
      id: id, kind: .responses, title: title, subtitle: words.subtitle(after: subtitle),
      caption: caption,
      alternativeText: alternativeText.isEmpty ? words.alternative : alternativeText,
      longDescription: words.long, dataOrigin: dataOrigin, panels: panels)
    try figure.validate()
    return figure
  }

  /// The first channels of several layers: layers as columns, channels as rows.
  ///
  /// Every map fills its cell, so that one sees how the layers grow coarser; each layer has a scale
  /// of its own.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - layers: as many maps of each.
  ///   - quantity: what the numbers are.
  ///   - subtitle: what rows and columns are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the image comes from.
  ///   - alternativeText: made from the data when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when layers have different numbers of maps.
  public static func features(
    id: String, title: String, layers: [LayerMaps], quantity: String = "activation",
    subtitle: String = "", caption: String = "", dataOrigin: String = "",
    alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let rows = layers.first?.maps.count ?? 0
    let check = FieldCheck(figure: id)
    for (index, layer) in layers.enumerated() {
      try check(
        layer.maps.count == rows, "layers[\(index)].maps",
        "has \(layer.maps.count) where the first layer has \(rows)",
        "Give as many maps of every layer.")
    }
    let scales = layers.map {
      ColorScale.covering($0.maps.joined(), title: quantity + ", one scale per layer")
    }
    let pictures = (0..<rows).flatMap { row in
      zip(layers, scales).map { layer, scale in layer.picture(row, scale) }
    }
    let grid = PictureGrid(
      columns: layers.count, pictures: pictures, rowLabels: (0..<rows).map { "channel \($0)" },
      columnLabels: layers.map { $0.layer + "\n" + $0.shape }, scale: scales.first,
      sharing: .column, enlargement: .filling)
    let figure = Figure(
      id: id, kind: .responses, title: title, subtitle: subtitle, caption: caption,
      alternativeText: alternativeText.isEmpty
        ? ActivationWords(layers, .column).alternative : alternativeText,
      longDescription: ActivationWords(layers, .column).long, dataOrigin: dataOrigin,
      panels: [Panel(.pictures(grid))])
    try figure.validate()
    return figure
  }
}

extension LayerMaps {
  fileprivate func picture(_ channel: Int, _ scale: ColorScale) -> Picture {
    var picture = Picture(
      ScalarMap(width: width, height: height, values: maps[channel], scale: scale))
    picture.isHatched = isDead(channel)
    return picture
  }

  fileprivate func grid(
    columns: Int, _ sharing: PictureGrid.Sharing, _ curve: ColorScale.Curve, _ quantity: String
  ) -> PictureGrid {
    let shared = ColorScale.covering(
      maps.joined(), title: sharing == .map ? quantity + ", a scale for each map" : quantity,
      curve: sharing == .map ? .linear : curve)
    let pictures = maps.enumerated().map { channel, values in
      picture(
        channel,
        sharing == .map ? shared.covering(values) : shared)
    }
    return PictureGrid(columns: columns, pictures: pictures, scale: shared, sharing: sharing)
  }
}

extension ColorScale {
  /// The same colours for other values: signed scales stay signed.
  fileprivate func covering(_ values: [Float]) -> ColorScale {
    let extent = values.filter(\.isFinite).map { Double($0.magnitude) }.max() ?? 0
    var scale = self
    scale.high = extent > 0 ? extent : 1
    scale.low = map.isSigned ? -scale.high : 0
    return scale
  }
}
