/// One colour for every role, for one kind of paper.
public struct Palette: Equatable, Codable, Sendable {
  public var paper: Color
  public var raised: Color
  public var ink: Color
  public var muted: Color
  public var hairline: Color
  public var accent: Color
  public var training: Color
  public var validation: Color
  public var right: Color
  public var wrong: Color
  public var white = Color(0xFF_FFFF)
  public var black = Color(0x00_0000)
  public var count: Color
  /// The signed ramp is the same on both papers, so that one image file serves both.
  public var negative = Color(0x1F_6FB8)
  public var positive = Color(0xD8_6A10)

  public static let light = Palette(
    paper: Color(0xFD_FDFB), raised: Color(0xF4_F4EF), ink: Color(0x1B_1D20),
    muted: Color(0x5C_6169), hairline: Color(0xD9_DAD4), accent: Color(0x0B_6E99),
    training: Color(0x1B_1D20), validation: Color(0xC2_410C), right: Color(0x11_7733),
    wrong: Color(0xAA_3377), count: Color(0x0A_50B4))

  public static let dark = Palette(
    paper: Color(0x15_171A), raised: Color(0x1E_2125), ink: Color(0xE8_E8E4),
    muted: Color(0x9A_A0A8), hairline: Color(0x33_373D), accent: Color(0x5C_B8DE),
    training: Color(0xE8_E8E4), validation: Color(0xFB_923C), right: Color(0x4F_BF73),
    wrong: Color(0xDD_77AA), count: Color(0x6A_B2F5))

  public subscript(role: ColorRole) -> Color {
    switch role {
    case .paper: paper
    case .raised: raised
    case .ink: ink
    case .muted: muted
    case .hairline: hairline
    case .accent: accent
    case .training: training
    case .validation: validation
    case .right: right
    case .wrong: wrong
    case .white: white
    case .black: black
    case .count: count
    case .negative: negative
    case .positive: positive
    }
  }
}
