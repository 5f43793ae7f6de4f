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
  /// Eight hues that categories take in this order.
  ///
  /// Source: Okabe & Ito 2008, "Color Universal Design", darkened on light paper and lightened on
  /// dark until each has a contrast of 3:1.
  public var series: [Color]

  public static let light = Palette(
    paper: Color(0xFD_FDFB), raised: Color(0xF4_F4EF), ink: Color(0x1B_1D20),
    muted: Color(0x5C_6169), hairline: Color(0xD9_DAD4), accent: Color(0x0B_6E99),
    training: Color(0x1B_1D20), validation: Color(0xC2_410C), right: Color(0x11_7733),
    wrong: Color(0xAA_3377), count: Color(0x0A_50B4),
    series: [
      0x00_72B2, 0xD5_5E00, 0x00_8060, 0xA8_4E82, 0xA8_7400, 0x2D_83B0, 0x1B_1D20, 0x8A_7F00,
    ].map { Color($0) })

  public static let dark = Palette(
    paper: Color(0x15_171A), raised: Color(0x1E_2125), ink: Color(0xE8_E8E4),
    muted: Color(0x9A_A0A8), hairline: Color(0x33_373D), accent: Color(0x5C_B8DE),
    training: Color(0xE8_E8E4), validation: Color(0xFB_923C), right: Color(0x4F_BF73),
    wrong: Color(0xDD_77AA), count: Color(0x6A_B2F5),
    series: [
      0x56_B4E9, 0xE6_9F00, 0x00_C090, 0xE0_8FBC, 0xF0_E442, 0x4D_94E6, 0xE8_E8E4, 0xF5_7A2A,
    ].map { Color($0) })

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
    case .series1: series[0]
    case .series2: series[1]
    case .series3: series[2]
    case .series4: series[3]
    case .series5: series[4]
    case .series6: series[5]
    case .series7: series[6]
    case .series8: series[7]
    }
  }
}
