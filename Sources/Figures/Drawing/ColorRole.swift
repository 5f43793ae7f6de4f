/// What a colour is for; a theme says which colour that is on light and on dark paper.
public enum ColorRole: String, Codable, CaseIterable, Sendable {
  case paper
  case raised
  case ink
  case muted
  case hairline
  case accent
  case training
  case validation
  case right
  case wrong
  /// Numbers on dark cells.
  case white
  /// Numbers on light cells.
  case black
  /// The full colour of the ramp for counts and shares; lower steps let the paper through.
  case count
  /// The full colours of the signed ramp: blue below zero, orange above.
  case negative
  case positive
  /// The hues of categories, in the order in which series take them.
  case series1
  case series2
  case series3
  case series4
  case series5
  case series6
  case series7
  case series8
  /// The hues of categories for letters, which need more contrast than lines and areas.
  case label1
  case label2
  case label3
  case label4
  case label5
  case label6
  case label7
  case label8
}

extension Paint {
  /// The paint of letters that belong to what this paint colours.
  package var ofText: Paint {
    var paint = self
    (paint.light, paint.dark) = (light.ofText, dark.ofText)
    return paint
  }
}

extension ColorRole {
  fileprivate var ofText: ColorRole {
    switch self {
    case .series1: .label1
    case .series2: .label2
    case .series3: .label3
    case .series4: .label4
    case .series5: .label5
    case .series6: .label6
    case .series7: .label7
    case .series8: .label8
    default: self
    }
  }
}
