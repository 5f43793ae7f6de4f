/// A figure as a value: what to show, in words and numbers, and nothing about pixels.
public struct Figure: Equatable, Codable, Sendable {
  /// What a figure shows; readers of a figure's JSON choose by it.
  public enum Kind: String, Codable, Sendable {
    case learningCurves
    case confusionMatrix
    case imageGrid
    case kernels
    case responses
    case gradients
    case other
  }

  /// Lower case letters, digits and hyphens, such as `b5` or `d15-2`.
  public var id: String
  public var kind: Kind
  /// What to see, as a sentence.
  public var title: String
  /// What the axes or columns are about.
  public var subtitle: String
  /// One to three sentences that pages print below the picture.
  public var caption: String
  /// One sentence for people who cannot see the picture.
  public var alternativeText: String
  /// The numbers in words.
  public var longDescription: String
  /// Where the data comes from, printed small below the picture; may be empty.
  public var dataOrigin: String
  public var panels: [Panel]
  /// How many panels stand side by side.
  public var columns: Int
  public var horizontalScale: Sharing
  public var colorScale: Sharing

  public init(
    id: String, kind: Kind = .other, title: String, subtitle: String = "", caption: String = "",
    alternativeText: String = "", longDescription: String = "", dataOrigin: String = "",
    panels: [Panel], columns: Int = 1, horizontalScale: Sharing = .free,
    colorScale: Sharing = .free
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.alternativeText = alternativeText.isEmpty ? title : alternativeText
    self.longDescription = longDescription
    self.dataOrigin = dataOrigin
    self.panels = panels
    self.columns = columns
    self.horizontalScale = horizontalScale
    self.colorScale = colorScale
  }
}

/// Whether panels of one figure measure with one scale or each with its own.
public enum Sharing: String, Codable, Sendable {
  case shared
  case free
}

/// One picture of a figure, with its heading.
public struct Panel: Equatable, Codable, Sendable {
  public var title: String
  /// The unit of what the panel measures, set behind the title; may be empty.
  public var unit: String
  public var content: PanelContent

  public init(title: String = "", unit: String = "", _ content: PanelContent) {
    self.title = title
    self.unit = unit
    self.content = content
  }
}

/// What a panel shows.
public enum PanelContent: Equatable, Sendable {
  case plot(Plot)
  case heatMap(HeatMap)
  case pictures(PictureGrid)
}

/// A content's JSON is an object with one key, the content's kind.
extension PanelContent: Codable {
  private enum Key: String, CodingKey {
    case plot
    case heatMap
    case pictures
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .plot(let plot): try container.encode(plot, forKey: .plot)
    case .heatMap(let map): try container.encode(map, forKey: .heatMap)
    case .pictures(let grid): try container.encode(grid, forKey: .pictures)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let plot = try container.decodeIfPresent(Plot.self, forKey: .plot) {
      self = .plot(plot)
    } else if let map = try container.decodeIfPresent(HeatMap.self, forKey: .heatMap) {
      self = .heatMap(map)
    } else {
      self = .pictures(try container.decode(PictureGrid.self, forKey: .pictures))
    }
  }
}
