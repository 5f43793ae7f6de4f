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
  /// The signed ramp is the same on both papers, so that one image file serves both; its ends are
  /// equally light, so that neither sign outweighs the other.
  public var negative = Color(0x26_85D4)
  public var positive = Color(0xC7_6801)
  /// Eight hues that categories take in this order: blue, vermilion, green, purple, orange, sky,
  /// ink, yellow.
  ///
  /// They were searched for around those of Okabe & Ito 2008, "Color Universal Design", until
  /// each had a contrast of 3:1 with the paper and any two a difference of 10 (CIEDE2000) in
  /// normal vision, protanopia, deuteranopia and tritanopia. Eight is as many as people tell
  /// apart by colour; more series need other marks.
  public var series: [Color]
  /// The hues of categories for letters, with a contrast of 4.5:1 with the paper.
  public var labels: [Color]

  public static let light = Palette(
    paper: Color(0xFD_FDFB), raised: Color(0xF4_F4EF), ink: Color(0x1B_1D20),
    muted: Color(0x5C_6169), hairline: Color(0xD9_DAD4), accent: Color(0x0B_6E99),
    training: Color(0x1B_1D20), validation: Color(0xC2_410C), right: Color(0x11_7733),
    wrong: Color(0xAA_3377), count: Color(0x0A_50B4),
    series: [
      0x17_5C9A, 0xB4_4F02, 0x0D_8E60, 0xC0_6A9A, 0x5E_410F, 0x27_9AD0, 0x1B_1D20, 0xA2_9116,
    ].map { Color($0) },
    labels: [
      0x17_5C9A, 0xB4_4F02, 0x07_8459, 0xAC_5888, 0x5E_410F, 0x0C_7DAB, 0x1B_1D20, 0x83_7503,
    ].map { Color($0) })

  public static let dark = Palette(
    paper: Color(0x15_171A), raised: Color(0x1E_2125), ink: Color(0xE8_E8E4),
    muted: Color(0x9A_A0A8), hairline: Color(0x33_373D), accent: Color(0x5C_B8DE),
    training: Color(0xE8_E8E4), validation: Color(0xFB_923C), right: Color(0x4F_BF73),
    wrong: Color(0xDD_77AA), count: Color(0x6A_B2F5),
    series: [
      0x31_95E9, 0xEA_6B0D, 0x0B_8763, 0xCD_7DA9, 0xF5_AE29, 0x4E_C1FD, 0xE8_E8E4, 0xFF_F331,
    ].map { Color($0) },
    labels: [
      0x31_95E9, 0xEA_6B0D, 0x2B_9A74, 0xCD_7DA9, 0xF5_AE29, 0x4E_C1FD, 0xE8_E8E4, 0xFF_F331,
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
    case .label1: labels[0]
    case .label2: labels[1]
    case .label3: labels[2]
    case .label4: labels[3]
    case .label5: labels[4]
    case .label6: labels[5]
    case .label7: labels[6]
    case .label8: labels[7]
    }
  }
}
