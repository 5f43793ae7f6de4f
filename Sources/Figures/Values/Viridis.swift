/// The colour of viridis at a share from 0 to 1.
///
/// Every fifth of its 256 colours, joined by straight lines: within one of 255 steps of the
/// original in each channel.
///
/// Source: van der Walt & Smith 2015, "A Better Default Colormap for Matplotlib" (CC0).
func viridisColor(at share: Double) -> Color {
  let position = min(max(share, 0), 1) * Double(viridisAnchors.count - 1)
  let lower = min(Int(position), viridisAnchors.count - 2)
  return Color(viridisAnchors[lower + 1])
    .over(Color(viridisAnchors[lower]), opacity: position - Double(lower))
}

private let viridisAnchors: [UInt32] = [
  0x44_0154, 0x46_085C, 0x47_1063, 0x48_1769, 0x48_1D6F, 0x48_2475,
  0x47_2A7A, 0x46_307E, 0x45_3781, 0x43_3D84, 0x41_4287, 0x3F_4889,
  0x3D_4E8A, 0x3A_538B, 0x38_598C, 0x35_5E8D, 0x33_638D, 0x31_688E,
  0x2E_6D8E, 0x2C_718E, 0x2A_768E, 0x29_7B8E, 0x27_808E, 0x25_848E,
  0x23_898E, 0x21_8E8D, 0x20_928C, 0x1F_978B, 0x1E_9C89, 0x1F_A188,
  0x21_A585, 0x24_AA83, 0x28_AE80, 0x2E_B37C, 0x35_B779, 0x3D_BC74,
  0x46_C06F, 0x50_C46A, 0x5A_C864, 0x65_CB5E, 0x70_CF57, 0x7C_D250,
  0x89_D548, 0x95_D840, 0xA2_DA37, 0xB0_DD2F, 0xBD_DF26, 0xCA_E11F,
  0xD8_E219, 0xE5_E419, 0xF1_E51D, 0xFD_E725,
]
