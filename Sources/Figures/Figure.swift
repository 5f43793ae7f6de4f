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
    case diagram
    case plot
    case architecture
    case flow
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
  /// One or two sentences for people who cannot see the picture; made from the data when none are
  /// given.
  public var alternativeText: String
  /// The numbers in words.
  public var longDescription: String
  /// Where the data comes from, printed small below the picture; may be empty.
  public var dataOrigin: String
  public var panels: [Panel]
  /// How many panels stand side by side.
  public var columns: Int
  public var horizontalScale: Sharing
  public var verticalScale: Sharing
  public var colorScale: Sharing

  public init(
    id: String, kind: Kind = .other, title: String, subtitle: String = "", caption: String = "",
    alternativeText: String = "", longDescription: String = "", dataOrigin: String = "",
    panels: [Panel], columns: Int = 1, horizontalScale: Sharing = .free,
    verticalScale: Sharing = .free, colorScale: Sharing = .free
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.alternativeText = alternativeText
    self.longDescription = longDescription
    self.dataOrigin = dataOrigin
    self.panels = panels
    self.columns = columns
    self.horizontalScale = horizontalScale
    self.verticalScale = verticalScale
    self.colorScale = colorScale
    guard alternativeText.isEmpty || longDescription.isEmpty else { return }
    let words = ownWords
    if alternativeText.isEmpty { self.alternativeText = words.alternative }
    if longDescription.isEmpty { self.longDescription = words.long }
  }
}

extension Figure {
  /// What the panels say of themselves; several are introduced by their titles.
  var ownWords: FigureWords {
    let words = panels.map { panel in
      var words = panel.content.value.words
      if panels.count > 1, !panel.title.isEmpty {
        words.alternative = "\(panel.title): \(words.alternative)"
        words.long = "\(panel.title): \(words.long)"
      }
      return words
    }
    return FigureWords(alternative: words.joined(\.alternative), long: words.joined(\.long))
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

extension [FigureWords] {
  fileprivate func joined(_ part: KeyPath<FigureWords, String>) -> String {
    map { $0[keyPath: part] }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
