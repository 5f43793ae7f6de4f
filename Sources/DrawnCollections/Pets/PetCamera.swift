import ImageFiles
import Mathematics

/// What a camera does to a scene: focus, exposure, white balance, contrast, grain.
struct PetCamera {
  /// How often each pixel is mixed with its neighbours.
  let blur: Int
  let exposure: Float
  let balance: Colour
  let contrast: Float
  let saturation: Float
  let vignette: Float
  let grain: Float
  private let grainStart: SIMD2<Float>

  init(using random: inout SeededRandom) {
    let focus = random.unit()
    blur = focus < 0.55 ? 0 : focus < 0.9 ? 1 : 3
    exposure = Float(exponential(random.normal() * 0.16))
    let warm = Float(random.normal()) * 0.06
    balance = Colour(1 + warm, 1 + Float(random.normal()) * 0.015, 1 - warm)
    contrast = Float(random.uniform(0.85, 1.15))
    saturation = Float(random.uniform(0.7, 1.15))
    vignette = Float(random.unit() < 0.4 ? random.uniform(0, 0.4) : 0)
    grain = Float(random.unit() < 0.5 ? random.uniform(0.01, 0.06) : 0.01)
    grainStart = SIMD2(Float(random.uniform(0, 256)), Float(random.uniform(0, 256)))
  }

  /// Takes the picture: RGB, 0 to 255.
  func picture(of canvas: PictureCanvas) -> PixelImage {
    for _ in 0..<blur { canvas.soften() }
    let (width, height) = (canvas.width, canvas.height)
    // Contrast and the range of bytes, folded into factors that hold for the whole picture.
    let gain = balance * (exposure * contrast * saturation * 255)
    let grey = balance * (exposure * contrast * (1 - saturation) * 255) * Colour(0.3, 0.59, 0.11)
    let base = 127.5 * (1 - contrast) + 0.5
    let noise = NoiseTile.fine
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { bytes, count in
      for y in 0..<height {
        let v = Float(y) / Float(height) - 0.5
        let row = Float(y) * 2.3 + grainStart.y
        for x in 0..<width {
          let u = Float(x) / Float(width) - 0.5
          let seen = canvas.pixels[y * width + x]
          let luma = seen * grey
          let speck = noise.nearest(Float(x) * 1.9 + grainStart.x, row) - 0.5
          let shade = 1 - vignette * (u * u + v * v) * 2
          let colour =
            (seen * gain + (luma.x + luma.y + luma.z + base)) * shade + speck * grain * 510
          let at = bytes.baseAddress.unsafelyUnwrapped + (y * width + x) * 3
          at[0] = Self.byte(colour.x)
          at[1] = Self.byte(colour.y)
          at[2] = Self.byte(colour.z)
        }
      }
      count = width * height * 3
    }
    return PixelImage(width: width, height: height, channels: .rgb, pixels: pixels)
  }

  @inline(__always)
  private static func byte(_ value: Float) -> UInt8 {
    UInt8(truncatingIfNeeded: Int32(min(max(value, 0), 255)))
  }
}
