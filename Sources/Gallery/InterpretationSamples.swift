import Figures
import ImageFiles
import Mathematics

extension Gallery {
  /// What filters would like to see, and where a network looks.
  static func interpretationSamples(_ pictures: SamplePictures) throws -> [Figure] {
    try [
      dreams(
        "sample-d45", "Filters of the second block like fine stripes and dots", waves: 0.2),
      dreams("sample-d46", "Deeper filters like coarser patterns", waves: 0.08),
      gradCAM(pictures), jet(),
    ]
  }

  /// Textures of 64 filters; `waves` is about how many there are per pixel.
  private static func dreams(_ id: String, _ title: String, waves: Double) throws -> Figure {
    var random = SeededRandom(seed: 45).split(id)
    let pictures = (0..<64).map { _ in
      Picture(texture(side: 12, waves: waves, using: &random))
    }
    return try .imageGrid(
      id: id, title: title, pictures: pictures, columns: 8,
      subtitle: "One image per filter, changed step by step until the filter answers strongly",
      caption:
        "The gradient of the filter’s mean answer says how each pixel must change to raise it.",
      dataOrigin: "Made-up textures.")
  }

  /// Two waves of random colours and a little noise.
  private static func texture(
    side: Int, waves: Double, using random: inout SeededRandom
  ) -> Bitmap {
    let turn = 2 * Double.pi
    let parts = (0..<2).map { _ in
      (
        angle: random.uniform(0, turn), frequency: random.uniform(0.5, 1.5) * waves,
        color: (0..<3).map { _ in random.uniform(-1, 1) }
      )
    }
    var bytes: [UInt8] = []
    for y in 0..<side {
      for x in 0..<side {
        for channel in 0..<3 {
          let value = parts.reduce(0.5) { sum, part in
            let along = Double(x) * cosine(part.angle) + Double(y) * sine(part.angle)
            return sum + 0.3 * part.color[channel] * sine(turn * part.frequency * along)
          }
          bytes.append(UInt8(min(max(value + 0.04 * random.normal(), 0), 1) * 255))
        }
      }
    }
    return Bitmap(width: side, height: side, channels: .rgb, bytes: bytes)
  }

  private static func gradCAM(_ pictures: SamplePictures) throws -> Figure {
    let side = 7
    let values = (0..<side * side).map { index -> Float in
      let (x, y) = (Double(index % side) - 3.9, Double(index / side) - 3.4)
      return Float(0.92 * exponential(-(x * x + y * y) / 3.4) + 0.02)
    }
    return try .classActivation(
      id: "sample-d56", title: "The network looks at the head when it says “cat”",
      image: Bitmap(pictures.pet(0).square(100)),
      map: NamedMap("with Grad-CAM", width: side, height: side, values: values),
      caption: "The map lies over the photograph with 55 % opacity; the bar gives its real range.",
      dataOrigin: "A cat drawn by Fovea, a made-up map.")
  }
}
