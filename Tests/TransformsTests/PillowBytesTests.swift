import ImageFiles
import Testing
import Transforms

/// Changes whose every byte is the one that Pillow 12.3 and 13.0 compute, as hashes of the pixels.
///
/// Turns and affine maps are torchvision's calls of Pillow, colours those of `ImageEnhance` and of
/// mode HSV.
struct PillowBytesTests {
  private typealias Example = (
    name: String, hash: UInt64, change: @Sendable (PixelImage) -> PixelImage
  )

  private static let examples: [Example] = [
    ("bilinear", 0x6EFD_A75E_4C31_CD5B, { $0.resized(height: 20, width: 25) }),
    ("bicubic", 0xC681_F06C_5F8F_DAB5, { $0.resized(height: 60, width: 25, .bicubic) }),
    ("rotation", 0x5453_117D_75A8_DC0A, { $0.rotated(degrees: 33.3) }),
    (
      "affine", 0xE3E7_D2DE_34C2_3E36,
      {
        $0.mapped(
          by: AffineMap(
            degrees: 12.5, shift: (3, -2), scale: 1.2, shear: (15, 0), height: 37, width: 53))
      }
    ),
    (
      "scale", 0xA13F_2919_985B_36F8,
      { $0.mapped(by: AffineMap(shift: (2, 1), scale: 0.8, height: 37, width: 53)) }
    ),
    ("brightness", 0x2614_28F2_3CFB_D0DD, { $0.withBrightness(1.3) }),
    ("contrast", 0x33BF_3A53_8FEF_DEDB, { $0.withContrast(0.6) }),
    ("saturation", 0x1B11_9F66_D840_980C, { $0.withSaturation(1.7) }),
  ]

  @Test(arguments: examples.indices)
  func `a picture of 37×53 pixels becomes Pillow's, byte for byte`(index: Int) {
    var pixels: [UInt8] = []
    for i in 0..<37 * 53 * 3 {
      let value: Int = i * i * 7 + i / 3 * 31
      pixels.append(UInt8(value % 256))
    }
    let picture = PixelImage(width: 53, height: 37, channels: .rgb, pixels: pixels)
    let example = Self.examples[index]
    #expect(hash(of: example.change(picture)) == example.hash, "\(example.name)")
  }

  @Test(arguments: [
    (0.05, UInt64(0xFD08_17E2_83B9_A1C4)), (-0.2, UInt64(0x8C72_490A_6A2C_EE56)),
    (0.5, UInt64(0x1A58_318F_79C9_5289)), (-0.5, UInt64(0x9CF9_8DCC_37E1_1289)),
  ])
  func `colours of all kinds move along the circle as in Pillow`(turn: Double, expected: UInt64) {
    // Every fifth level of red with every fifth of green and of blue.
    let levels: [UInt8] = (0...51).map { UInt8($0 * 5) }
    var pixels: [UInt8] = []
    for red in levels {
      for green in levels {
        for blue in levels { pixels += [red, green, blue] }
      }
    }
    let colours = PixelImage(width: 52, height: 52 * 52, channels: .rgb, pixels: pixels)
    #expect(hash(of: colours.withHue(shiftedBy: turn)) == expected)
  }

  /// FNV-1a over the pixels.
  private func hash(of picture: PixelImage) -> UInt64 {
    picture.pixels.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
