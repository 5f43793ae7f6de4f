import Mathematics
import Tensors
import Testing

struct ConvolutionTests {
  /// How far single precision may be from double, of the largest number: what the reference values
  /// allow PyTorch.
  static let tolerance = 2e-6

  static let geometries = [
    geometry(channels: 1, side: 5, filters: 1, size: 3),
    geometry(channels: 1, side: 28, filters: 4, size: 3, padding: 1),
    geometry(channels: 8, side: 14, filters: 8, size: 5, padding: 1),
    geometry(channels: 3, side: 9, filters: 6, size: 4, padding: 2),
    geometry(channels: 2, side: 6, filters: 3, size: 1),
    geometry(channels: 2, side: 4, filters: 5, size: 3, padding: 4),
    geometry(channels: 3, side: 9, filters: 4, size: 3, stride: 2, padding: 1),
    geometry(channels: 4, side: 9, filters: 12, size: 1),
    geometry(channels: 4, side: 9, filters: 3, size: 1, stride: 2),
    geometry(channels: 2, side: 11, filters: 3, size: 3, padding: 2, dilation: 2),
    geometry(channels: 2, side: 12, filters: 3, size: 3, stride: 3, padding: 2, dilation: 2),
    geometry(channels: 6, side: 7, filters: 9, size: 3, padding: 1, groups: 3),
    geometry(channels: 5, side: 8, filters: 5, size: 3, stride: 2, padding: 1, groups: 5),
    geometry(channels: 3, side: 13, filters: 4, size: 2, stride: 5),
    geometry(channels: 3, side: 15, filters: 16, size: 7, stride: 2, padding: 3),
    geometry(channels: 16, side: 8, filters: 16, size: 3, padding: 1),
    geometry(channels: 17, side: 7, filters: 33, size: 3),
    geometry(channels: 16, side: 9, filters: 16, size: 3, padding: 1, groups: 16),
    geometry(channels: 32, side: 6, filters: 48, size: 1, groups: 2),
    ConvolutionGeometry(
      channels: 2, filters: 3,
      vertical: ConvolutionAxis(length: 9, size: 3, stride: 2, dilation: 1, before: 0, after: 1),
      horizontal: ConvolutionAxis(
        length: 7, size: 5, stride: 1, dilation: 2, before: 6, after: 3)),
    // More filters than taps: copied taps.
    geometry(channels: 1, side: 12, filters: 30, size: 5),
    geometry(channels: 1, side: 16, filters: 26, size: 5, padding: 2),
    geometry(channels: 3, side: 15, filters: 29, size: 3, stride: 2, padding: 1),
    geometry(channels: 1, side: 9, filters: 12, size: 3, padding: 2, dilation: 2),
    ConvolutionGeometry(
      channels: 32, filters: 32,
      vertical: ConvolutionAxis(length: 3, size: 3, before: 1, after: 9),
      horizontal: ConvolutionAxis(length: 5, size: 3, before: 0, after: 70)),
    // 3×3 filters of many channels: tiles, in whole images or in rows.
    geometry(channels: 32, side: 12, filters: 33, size: 3),
    geometry(channels: 36, side: 7, filters: 40, size: 3, padding: 1),
    geometry(channels: 32, side: 3, filters: 32, size: 3),
    geometry(channels: 33, side: 1, filters: 35, size: 3, padding: 2),
    geometry(channels: 32, side: 67, filters: 32, size: 3, padding: 2),
    ConvolutionGeometry(
      channels: 40, filters: 32,
      vertical: ConvolutionAxis(length: 40, size: 3, before: 0, after: 1),
      horizontal: ConvolutionAxis(length: 41, size: 3, before: 1, after: 0)),
  ]

  @Test(arguments: geometries, Numerics.allCases)
  func `the fast convolution equals the readable one`(
    geometry: ConvolutionGeometry, numerics: Numerics
  ) {
    let example = Example(geometry)
    let found = example.run(numerics).output
    let expected = example.expectedOutput
    let largest = expected.reduce(0) { max($0, abs($1)) }
    for (x, y) in zip(found, expected) {
      #expect(abs(Double(x) - y) < Self.tolerance * largest)
    }
  }

  @Test(arguments: geometries)
  func `every instruction set gives the same bits, forward and backward`(
    geometry: ConvolutionGeometry
  ) {
    let example = Example(geometry)
    let expected = example.run(.exact)
    for path in VectorPath.supported {
      path.whileUsed { #expect(example.run(.exact) == expected, "\(path)") }
    }
  }

  /// Large enough to be shared: by rows, by filters, by groups, by the phases of a stride.
  static let largeGeometries = [
    geometry(channels: 8, side: 90, filters: 12, size: 3, padding: 1),
    geometry(channels: 70, side: 14, filters: 65, size: 3, padding: 1),
    geometry(channels: 40, side: 56, filters: 48, size: 3, padding: 1),
    geometry(channels: 3, side: 90, filters: 64, size: 3, padding: 1),
    geometry(channels: 130, side: 30, filters: 70, size: 1),
    geometry(channels: 3, side: 150, filters: 24, size: 7, stride: 2, padding: 3),
    geometry(channels: 48, side: 31, filters: 40, size: 3, stride: 2, padding: 1),
    geometry(channels: 48, side: 40, filters: 96, size: 5, padding: 2, groups: 12),
    geometry(channels: 96, side: 60, filters: 96, size: 3, padding: 1, groups: 96),
  ]

  @Test(arguments: geometries, [2, 8])
  func `a team computes small images like one thread, alone and among others`(
    geometry: ConvolutionGeometry, threads: Int
  ) {
    let example = Example(geometry)
    for example in [example, example.only(image: 1)] {
      #expect(example.run(.exact, team: Team(threads: threads)) == example.run(.exact))
    }
  }

  @Test(arguments: largeGeometries, [2, 3, 8])
  func `a team computes the bits of one thread, forward and backward`(
    geometry: ConvolutionGeometry, threads: Int
  ) {
    let example = Example(geometry)
    #expect(example.run(.exact, team: Team(threads: threads)) == example.run(.exact))
  }

  @Test(arguments: geometries)
  func `backward computes the same after other images came forward`(
    geometry: ConvolutionGeometry
  ) {
    let example = Example(geometry)
    #expect(example.run(.exact, keepsImages: false) == example.run(.exact))
  }

  @Test(arguments: geometries)
  func `a convolution without an input's gradient packs the weights once and computes the same`(
    geometry: ConvolutionGeometry
  ) {
    let example = Example(geometry)
    let both = ConvolutionUse(images: 1, wantsWeightGradient: true, wantsInputGradient: true)
    let one = ConvolutionUse(images: 1, wantsWeightGradient: true)
    #expect(
      geometry.planned(for: one, numerics: .exact).packedCount
        < geometry.planned(for: both, numerics: .exact).packedCount)
    let found = example.run(.exact, wantsInputGradient: false)
    let expected = example.run(.exact)
    let ofInput = example.input.count
    #expect(found.output == expected.output)
    #expect(found.gradients.dropLast(ofInput) == expected.gradients.dropLast(ofInput))
  }

  @Test(arguments: geometries)
  func `an image's output and gradient are the same alone and among others`(
    geometry: ConvolutionGeometry
  ) {
    let example = Example(geometry)
    let together = example.run(.exact)
    let last = Example.images - 1
    let alone = example.only(image: last).run(.exact)
    #expect(alone.output == Array(together.output.suffix(geometry.outputCount)))
    #expect(
      Array(alone.gradients.suffix(geometry.inputCount))
        == Array(together.gradients.suffix(geometry.inputCount)))
  }

  @Test(arguments: geometries)
  func `the exact gradients agree with OpenBLAS's`(geometry: ConvolutionGeometry) {
    let example = Example(geometry)
    let exact = example.run(.exact)
    let openBLAS = example.run(.openblas)
    let largest = openBLAS.gradients.reduce(0) { max($0, abs($1)) }
    for (x, y) in zip(exact.gradients, openBLAS.gradients) {
      #expect(abs(x - y) < Float(Self.tolerance) * largest)
    }
  }

  private static func geometry(
    channels: Int, side: Int, filters: Int, size: Int, stride: Int = 1, padding: Int = 0,
    dilation: Int = 1, groups: Int = 1
  ) -> ConvolutionGeometry {
    func axis(_ length: Int) -> ConvolutionAxis {
      ConvolutionAxis(
        length: length, size: size, stride: stride, dilation: dilation, before: padding,
        after: padding)
    }
    return ConvolutionGeometry(
      channels: channels, filters: filters, groups: groups, vertical: axis(side),
      horizontal: axis(side + 1))
  }
}

/// Three random images through one convolution, forward and backward.
private struct Example {
  struct Result: Equatable {
    var output: [Float]
    var gradients: [Float]
  }

  static let images = 3
  let geometry: ConvolutionGeometry
  private(set) var input: [Float]
  let weights: [Float]
  let bias: [Float]
  private(set) var outputGradient: [Float]

  init(_ geometry: ConvolutionGeometry) {
    self.geometry = geometry
    var random = SeededRandom(seed: 11)
    func numbers(_ count: Int) -> [Float] {
      (0..<count).map { _ in Float(random.uniform(-1, 1)) }
    }
    input = numbers(Self.images * geometry.inputCount)
    weights = numbers(geometry.filters * geometry.taps)
    bias = numbers(geometry.filters)
    outputGradient = numbers(Self.images * geometry.outputCount)
  }

  /// The same convolution on one of the images.
  func only(image: Int) -> Example {
    var example = self
    example.input = Array(input[image * geometry.inputCount..<(image + 1) * geometry.inputCount])
    example.outputGradient = Array(
      outputGradient[image * geometry.outputCount..<(image + 1) * geometry.outputCount])
    return example
  }

  var expectedOutput: [Double] {
    let input = input.map(Double.init)
    return (0..<Self.images).flatMap {
      referenceConvolve(
        Array(input[$0 * geometry.inputCount..<($0 + 1) * geometry.inputCount]),
        weights: weights.map(Double.init), bias: bias.map(Double.init), geometry)
    }
  }

  /// Forward and backward; unless images are kept, others come forward in between.
  func run(
    _ numerics: Numerics, team: Team = .alone, keepsImages: Bool = true,
    wantsInputGradient: Bool = true
  ) -> Result {
    let images = input.count / geometry.inputCount
    let convolution = geometry.planned(
      for: ConvolutionUse(
        images: images, wantsWeightGradient: true, wantsInputGradient: wantsInputGradient,
        keepsImages: keepsImages, threads: team.threads), numerics: numerics)
    let packed = Buffer(count: convolution.packedCount)
    convolution.pack(weights, into: packed.start, team: team)
    let x = buffer(input)
    let y = Buffer(count: outputGradient.count)
    convolution.forward(
      images: images, x.start, packed: packed.start, bias: bias, into: y.start,
      team: team)
    if !keepsImages {
      let (others, unread) = (buffer(input.reversed()), Buffer(count: outputGradient.count))
      convolution.forward(
        images: images, others.start, packed: packed.start, bias: bias, into: unread.start,
        team: team)
    }
    let dy = buffer(outputGradient)
    let dw = Buffer(count: weights.count)
    let db = Buffer(count: bias.count)
    let dx = Buffer(count: input.count)
    convolution.addWeightGradient(
      images: images, x.start, outputGradient: dy.start, to: dw.start, bias: db.start,
      team: team)
    if wantsInputGradient {
      convolution.inputGradient(
        images: images, dy.start, packed: packed.start, into: dx.start, team: team)
    }
    return Result(
      output: Array(y.values), gradients: [dw, db, dx].flatMap { Array($0.values) })
  }

  private func buffer(_ values: [Float]) -> Buffer {
    let buffer = Buffer(count: values.count)
    _ = buffer.values.update(fromContentsOf: values)
    return buffer
  }
}
