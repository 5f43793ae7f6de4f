public import ImageFiles

/// Transforms by their names; defaults are torchvision's.
///
/// Those that say nothing else throw `TransformError` when a parameter is out of its range.
extension Transform {
  /// The picture in this size; its proportions may change.
  public static func resize(
    height: Int, width: Int, interpolation: Interpolation = .bilinear
  ) throws(TransformError) -> Transform {
    try Transform(.resize(height: height, width: width, interpolation: interpolation))
  }

  /// The picture with its shorter side so long, and the same proportions.
  public static func resize(
    shorterSide: Int, interpolation: Interpolation = .bilinear
  ) throws(TransformError) -> Transform {
    try Transform(.resizeShorterSide(to: shorterSide, interpolation: interpolation))
  }

  /// Shades of grey, as one value a pixel or as three equal ones.
  public static func grey(
    as channels: PixelImage.Channels = .grey
  ) throws(TransformError) -> Transform {
    try Transform(.grey(channels: channels))
  }

  /// The mean of a square around each pixel; the side is an odd number of pixels.
  public static func boxBlur(size: Int) throws(TransformError) -> Transform {
    try Transform(.boxBlur(size: size))
  }

  public static func randomHorizontalFlip(
    probability: Double = 0.5
  ) throws(TransformError) -> Transform {
    try Transform(.horizontalFlip(probability: probability))
  }

  public static func randomVerticalFlip(
    probability: Double = 0.5
  ) throws(TransformError) -> Transform {
    try Transform(.verticalFlip(probability: probability))
  }

  /// A turn by an angle of −degrees to degrees; the canvas stays, what is beyond is black.
  public static func randomRotation(degrees: Double) throws(TransformError) -> Transform {
    try Transform(.rotation(degrees: symmetric("randomRotation", "degrees", degrees)))
  }

  /// A turn by an angle of these degrees, counter-clockwise.
  public static func randomRotation(
    degrees: ClosedRange<Double>
  ) throws(TransformError) -> Transform {
    try Transform(.rotation(degrees: degrees))
  }

  /// A turn, a shift, another size and a shear at once, each by chance within its range.
  ///
  /// - Parameters:
  ///   - degrees: the turn's angle is −degrees to degrees.
  ///   - shift: the largest shift to either side, as shares of width and height.
  ///   - scale: how many times larger; 1 when nothing is said.
  ///   - shear: the angle of the shear along x is −shear to shear degrees.
  /// - Returns: the transform.
  /// - Throws: `TransformError` when a parameter is out of its range.
  public static func randomAffine(
    degrees: Double, shift: (x: Double, y: Double) = (0, 0), scale: ClosedRange<Double> = 1...1,
    shear: Double = 0
  ) throws(TransformError) -> Transform {
    try Transform(
      .affine(
        RandomAffine(
          degrees: symmetric("randomAffine", "degrees", degrees), shiftX: shift.x,
          shiftY: shift.y, scale: scale, shear: symmetric("randomAffine", "shear", shear))))
  }

  /// Each corner moved inwards by up to half a side times `distortion`; what is beyond is black.
  public static func randomPerspective(
    distortion: Double = 0.5, probability: Double = 0.5
  ) throws(TransformError) -> Transform {
    try Transform(.perspective(distortion: distortion, probability: probability))
  }

  /// A part of the picture, resized.
  ///
  /// - Parameters:
  ///   - height: rows of the result.
  ///   - width: columns of the result.
  ///   - scale: the part's share of the picture's area.
  ///   - ratio: its width divided by its height.
  ///   - interpolation: how it is resized.
  /// - Returns: the transform.
  /// - Throws: `TransformError` when a parameter is out of its range.
  public static func randomResizedCrop(
    height: Int, width: Int, scale: ClosedRange<Double> = 0.08...1,
    ratio: ClosedRange<Double> = 3.0 / 4...4.0 / 3, interpolation: Interpolation = .bilinear
  ) throws(TransformError) -> Transform {
    try Transform(
      .resizedCrop(
        RandomResizedCrop(
          height: height, width: width, scale: scale, ratio: ratio,
          interpolation: interpolation)))
  }

  /// Brightness, contrast, saturation and hue changed in a random order.
  ///
  /// - Parameters:
  ///   - brightness: the factor is 1 − brightness, but not below 0, to 1 + brightness.
  ///   - contrast: the same for contrast.
  ///   - saturation: the same for saturation.
  ///   - hue: colours move by −hue to hue of the colour circle; at most 0.5.
  /// - Returns: the transform.
  /// - Throws: `TransformError` when a parameter is out of its range.
  public static func colorJitter(
    brightness: Double = 0, contrast: Double = 0, saturation: Double = 0, hue: Double = 0
  ) throws(TransformError) -> Transform {
    try Transform(
      .colorJitter(
        ColorJitter(
          brightness: brightness, contrast: contrast, saturation: saturation, hue: hue)))
  }

  /// Several transforms as one.
  public static func compose(_ transforms: [Transform]) throws(TransformError) -> Transform {
    try Transform(.compose(transforms))
  }

  /// All of the transforms in their order with this probability, else none.
  public static func randomApply(
    _ transforms: [Transform], probability: Double = 0.5
  ) throws(TransformError) -> Transform {
    try Transform(.apply(transforms, probability: probability))
  }

  /// One of the transforms, each equally likely.
  public static func randomChoice(_ transforms: [Transform]) throws(TransformError) -> Transform {
    try Transform(.choice(transforms))
  }

  /// −bound to bound, where that is a range.
  private static func symmetric(
    _ transform: String, _ parameter: String, _ bound: Double
  ) throws(TransformError) -> ClosedRange<Double> {
    guard bound >= 0 else {
      throw TransformError(
        transform: transform, parameter: parameter, found: "\(bound)",
        expected: "a number from 0 on")
    }
    return -bound...bound
  }
}
