public import Tensors

/// A shortcut without parameters past layers that halve an image and add maps: every second pixel
/// of each map, and maps of zeros around them.
///
/// Input C×H×W, output K×⌈H/S⌉×⌈W/S⌉; of the K − C new maps half stand before the given ones.
///
/// Source: He et al. 2016, §3.3, option A.
public struct PaddedIdentity: Layer {
  public static let kind = "PaddedIdentity"

  /// Maps of the output.
  public let channels: Int
  public let stride: Extent

  public init(channels: Int, stride: Extent) {
    precondition(channels > 0, "a shortcut needs maps, not \(channels)")
    precondition(stride.smallest > 0, "a shortcut cannot move by \(stride)")
    self.channels = channels
    self.stride = stride
  }

  public var description: String { "PaddedIdentity(\(channels), stride: \(stride))" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.axes.count == 3 else {
      throw ShapeError.noImage(description, found: input)
    }
    guard input[0] <= channels, input[1] > 0, input[2] > 0 else {
      throw ShapeError(
        layer: description, expected: "at most \(channels) channels and at least one pixel",
        found: input, hint: "Give it more channels: it adds maps and takes none away.")
    }
    return [
      channels, (input[1] + stride.rows - 1) / stride.rows,
      (input[2] + stride.columns - 1) / stride.columns,
    ]
  }

  public func forward(images: Int, in pass: Pass) {
    pass.output.start.update(repeating: 0, count: images * pass.outputCount)
    forEachPixel(images: images, in: pass) { input, output in
      pass.output.start[output] = pass.input.start[input]
    }
  }

  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    inputGradient.start.update(repeating: 0, count: images * pass.inputCount)
    forEachPixel(images: images, in: pass) { input, output in
      inputGradient.start[input] = outputGradient.start[output]
    }
  }

  /// Calls with the places of each pixel that is kept.
  private func forEachPixel(
    images: Int, in pass: Pass, _ body: (_ input: Int, _ output: Int) -> Void
  ) {
    let (from, to) = (pass.inputShape, pass.outputShape)
    let before = (channels - from[0]) / 2
    for image in 0..<images {
      for channel in 0..<from[0] {
        for row in 0..<to[1] {
          let input = ((image * from[0] + channel) * from[1] + row * stride.rows) * from[2]
          let output = ((image * channels + before + channel) * to[1] + row) * to[2]
          for column in 0..<to[2] { body(input + column * stride.columns, output + column) }
        }
      }
    }
  }
}
