import ImageFiles

extension Transform.Kind {
  /// - Throws: `TransformError` for the first parameter that is out of its range.
  func check() throws(TransformError) {
    switch self {
    case .resize(let height, let width, _):
      try Parameters("resize").size(height: height, width: width)
    case .resizeShorterSide(let side, _):
      try Parameters("resize").size(height: side, width: side)
    case .grey(let channels):
      try Parameters("grey").check(
        channels != .rgba, "as", ".\(channels)", ".grey or .rgb, which have no transparency")
    case .boxBlur(let size):
      try Parameters("boxBlur").check(
        (1...255).contains(size) && size % 2 == 1, "size", "\(size)", "an odd number from 1 to 255")
    case .horizontalFlip(let probability):
      try Parameters("randomHorizontalFlip").probability(probability)
    case .verticalFlip(let probability):
      try Parameters("randomVerticalFlip").probability(probability)
    case .rotation(let degrees): try Parameters("randomRotation").angles(degrees, "degrees")
    case .affine(let affine): try affine.check()
    case .perspective(let distortion, let probability):
      try Parameters("randomPerspective").number(distortion, "distortion", in: 0...1)
      try Parameters("randomPerspective").probability(probability)
    case .resizedCrop(let crop): try crop.check()
    case .colorJitter(let jitter): try jitter.check()
    case .compose: break
    case .apply(_, let probability): try Parameters("randomApply").probability(probability)
    case .choice(let transforms):
      try Parameters("randomChoice").check(
        !transforms.isEmpty, "the list", "empty", "at least one transform")
    }
  }
}

extension RandomAffine {
  fileprivate func check() throws(TransformError) {
    let parameters = Parameters("randomAffine")
    try parameters.angles(degrees, "degrees")
    try parameters.number(shiftX, "the shift along x", in: 0...1)
    try parameters.number(shiftY, "the shift along y", in: 0...1)
    try parameters.check(
      scale.lowerBound >= 0.001 && scale.upperBound <= 1000, "scale", "\(scale)",
      "a range within 0.001 to 1000")
    try parameters.check(
      abs(shear.lowerBound) < 90 && abs(shear.upperBound) < 90, "shear", "\(shear)",
      "degrees below 90")
  }
}

extension RandomResizedCrop {
  fileprivate func check() throws(TransformError) {
    let parameters = Parameters("randomResizedCrop")
    try parameters.size(height: height, width: width)
    try parameters.check(
      scale.lowerBound > 0 && scale.upperBound <= 1000, "scale", "\(scale)",
      "shares of the area above 0")
    try parameters.check(
      ratio.lowerBound >= 0.001 && ratio.upperBound <= 1000, "ratio", "\(ratio)",
      "a range within 0.001 to 1000")
  }
}

extension ColorJitter {
  fileprivate func check() throws(TransformError) {
    let parameters = Parameters("colorJitter")
    try parameters.number(brightness, "brightness", in: 0...1000)
    try parameters.number(contrast, "contrast", in: 0...1000)
    try parameters.number(saturation, "saturation", in: 0...1000)
    try parameters.number(hue, "hue", in: 0...0.5)
  }
}

/// The parameters of a transform, which errors name.
private struct Parameters {
  private let transform: String

  init(_ transform: String) { self.transform = transform }

  func check(
    _ holds: Bool, _ parameter: String, _ found: String, _ expected: String
  ) throws(TransformError) {
    if holds { return }
    throw TransformError(
      transform: transform, parameter: parameter, found: found, expected: expected)
  }

  func number(
    _ number: Double, _ parameter: String, in range: ClosedRange<Double>
  ) throws(TransformError) {
    try check(
      range.contains(number), parameter, "\(number)",
      "a number from \(range.lowerBound) to \(range.upperBound)")
  }

  func probability(_ probability: Double) throws(TransformError) {
    try number(probability, "probability", in: 0...1)
  }

  /// Turns beyond a hundred rounds have lost their meaning.
  func angles(_ degrees: ClosedRange<Double>, _ parameter: String) throws(TransformError) {
    try check(
      degrees.lowerBound >= -36_000 && degrees.upperBound <= 36_000, parameter, "\(degrees)",
      "angles from −36000 to 36000")
  }

  /// As large as pictures may be that are read from files.
  func size(height: Int, width: Int) throws(TransformError) {
    let limits = ImageLimits()
    let sides = 1...limits.side
    try check(
      sides.contains(height) && sides.contains(width) && height * width <= limits.area, "the size",
      "\(height)×\(width)",
      "sides from 1 to \(limits.side) and at most \(limits.area) pixels in all")
  }
}
