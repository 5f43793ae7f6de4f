/// Which hue, dash and marker a series is drawn with; no two share any of the three.
///
/// `training` and `validation` stand beside each other only; `ink` and `muted` are for what is
/// not a category.
public enum SeriesStyle: String, Codable, CaseIterable, Sendable {
  case training
  case validation
  case series1
  case series2
  case series3
  case series4
  case series5
  case series6
  case series7
  case series8
  case ink
  case muted

  /// The eight styles of categories, in the order in which series take them.
  public static let categories: [SeriesStyle] = [
    .series1, .series2, .series3, .series4, .series5, .series6, .series7, .series8,
  ]

  /// The style of the series that the course shows everywhere.
  init?(named label: String) {
    switch label {
    case "training": self = .training
    case "validation", "test": self = .validation
    default: return nil
    }
  }
}

/// The shape of a point.
public enum Marker: String, Codable, CaseIterable, Sendable {
  case circle
  case square
  case triangleUp
  case diamond
  case triangleDown
  case cross
  case plus
  case ring
}

extension SeriesStyle {
  var role: ColorRole {
    switch self {
    case .training: .training
    case .validation: .validation
    case .series1: .series1
    case .series2: .series2
    case .series3: .series3
    case .series4: .series4
    case .series5: .series5
    case .series6: .series6
    case .series7: .series7
    case .series8: .series8
    case .ink: .ink
    case .muted: .muted
    }
  }

  var marker: Marker {
    switch self {
    case .training, .series1, .ink, .muted: .circle
    case .validation, .series2: .square
    case .series3: .triangleUp
    case .series4: .diamond
    case .series5: .triangleDown
    case .series6: .cross
    case .series7: .plus
    case .series8: .ring
    }
  }

  /// Lengths of strokes and gaps in points, for a line two points wide.
  var dash: [Double] {
    switch self {
    case .training, .series1, .ink, .muted: []
    case .validation, .series2: [5, 3]
    case .series3: [2, 2]
    case .series4: [9, 3, 2, 3]
    case .series5: [10, 4]
    case .series6: [4, 2, 1.5, 2, 1.5, 2]
    case .series7: [1.5, 3.5]
    case .series8: [14, 3, 4, 3]
    }
  }
}
