import Tensors

/// The window that a pooling layer moves over the image, in pixels.
///
/// Output rows: ⌊(H + 2P − R)/S⌋ + 1, likewise columns; rounded up where the layer says so, except
/// that the last window must begin inside the image or the padding before it.
///
/// Source: Dumoulin & Visin 2016, §3; the exception is PyTorch's.
public struct PoolingWindow: Hashable, Sendable {
  /// What becomes of rows and columns that are too few for one more window.
  public enum Rounding: Hashable, Sendable {
    /// They are left out.
    case down
    /// They get a window that reaches beyond the image.
    case up
  }

  public let height: Int
  public let width: Int
  public let verticalStride: Int
  public let horizontalStride: Int
  /// Rows above and below the image.
  public let verticalPadding: Int
  /// Columns left and right of the image.
  public let horizontalPadding: Int
  public let rounding: Rounding

  /// A window that moves by its own size unless strides are given.
  public init(
    height: Int, width: Int, strides: (vertical: Int, horizontal: Int)? = nil,
    padding: (vertical: Int, horizontal: Int) = (0, 0), rounding: Rounding = .down
  ) {
    let strides = strides ?? (height, width)
    precondition(height > 0 && width > 0, "a window of \(height)×\(width) has no pixels")
    precondition(
      strides.vertical > 0 && strides.horizontal > 0, "a window cannot move by \(strides)")
    precondition(
      padding.vertical >= 0 && padding.horizontal >= 0, "padding of \(padding) cuts the image")
    self.height = height
    self.width = width
    verticalStride = strides.vertical
    horizontalStride = strides.horizontal
    verticalPadding = padding.vertical
    horizontalPadding = padding.horizontal
    self.rounding = rounding
  }

  /// A square window.
  public init(size: Int, stride: Int? = nil, padding: Int = 0, rounding: Rounding = .down) {
    let stride = stride ?? size
    self.init(
      height: size, width: size, strides: (stride, stride), padding: (padding, padding),
      rounding: rounding)
  }

  /// Pixels under the window.
  public var area: Int { height * width }

  /// The layer's arguments as a network writes them: `2`, `3, stride: 2, padding: 1`.
  var arguments: String {
    func pair(_ a: Int, _ b: Int) -> String { a == b ? "\(a)" : "\(a)×\(b)" }
    var words = [pair(height, width)]
    if verticalStride != height || horizontalStride != width {
      words.append("stride: \(pair(verticalStride, horizontalStride))")
    }
    if verticalPadding + horizontalPadding > 0 {
      words.append("padding: \(pair(verticalPadding, horizontalPadding))")
    }
    if rounding == .up { words.append("rounding: up") }
    return words.joined(separator: ", ")
  }

  /// The shape that pooling makes of an image.
  ///
  /// - Throws: `ShapeError` in the layer's name.
  func outputShape(for input: Shape, layer: String) throws(ShapeError) -> Shape {
    guard input.axes.count == 3 else {
      throw ShapeError.noImage(layer, found: input)
    }
    guard verticalPadding <= height / 2, horizontalPadding <= width / 2 else {
      throw ShapeError(
        layer: layer, expected: "padding of at most \(height / 2)×\(width / 2), half the window",
        found: [verticalPadding, horizontalPadding],
        hint: "Use less: wider padding makes windows that see no pixel.")
    }
    guard input[1] + 2 * verticalPadding >= height, input[2] + 2 * horizontalPadding >= width
    else {
      let padded = verticalPadding + horizontalPadding > 0 ? " with padding" : ""
      throw ShapeError(
        layer: layer, expected: "at least \(height)×\(width) pixels\(padded)", found: input,
        hint: "Pool less often before it, or use a smaller window.")
    }
    return [
      input[0],
      windows(along: input[1], size: height, stride: verticalStride, padding: verticalPadding),
      windows(along: input[2], size: width, stride: horizontalStride, padding: horizontalPadding),
    ]
  }

  private func windows(along length: Int, size: Int, stride: Int, padding: Int) -> Int {
    let room = length + 2 * padding - size
    guard rounding == .up else { return room / stride + 1 }
    let windows = (room + stride - 1) / stride + 1
    return (windows - 1) * stride < length + padding ? windows : windows - 1
  }
}
