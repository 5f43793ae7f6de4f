/// How the three kinds of cones of an eye work together.
public enum ColorVision: String, Codable, CaseIterable, Sendable {
  case normal
  /// Without the cones for long waves: red looks dark and like green.
  case protanopia
  /// Without the cones for middle waves: green looks like red.
  case deuteranopia
  /// Without the cones for short waves: blue looks like green.
  case tritanopia
}

extension Color {
  /// The colour that shows people with normal vision what others see.
  ///
  /// Source: Machado, Oliveira & Fernandes 2009, "A Physiologically-based Model for Simulation of
  /// Color Vision Deficiency", the matrices of severity 1.0, on linear light.
  public func seen(with vision: ColorVision) -> Color {
    guard let rows = vision.rows else { return self }
    let light = LinearColor(self)
    var seen = light
    seen.red = light.weighted(rows[0][0], rows[0][1], rows[0][2])
    seen.green = light.weighted(rows[1][0], rows[1][1], rows[1][2])
    seen.blue = light.weighted(rows[2][0], rows[2][1], rows[2][2])
    return seen.color
  }

  /// How different two colours look in a kind of vision, in units of CIEDE2000.
  public func difference(from other: Color, with vision: ColorVision = .normal) -> Double {
    UniformColor(seen(with: vision)).difference(from: UniformColor(other.seen(with: vision)))
  }
}

extension ColorVision {
  fileprivate var rows: [[Double]]? {
    switch self {
    case .normal: nil
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }
}
