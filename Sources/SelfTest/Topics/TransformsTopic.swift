import Datasets
import ImageFiles
import Transforms

extension SelfTestTopic {
  /// Transforms with fixed parameters, on 8-bit pictures as Pillow treats them.
  static let transforms = SelfTestTopic("transforms") { _, reference in
    var findings = TopicFindings(tolerance: "1 of 255; hue 2; turns 1 % of pixels")
    for example in reference.cases where example["kind"]?.text != "source" {
      findings.check(example) { try TransformComparison(example).error() }
    }
    return findings
  }
}

/// One case of transforms.
private struct TransformComparison {
  let example: ReferenceCase

  init(_ example: ReferenceCase) { self.example = example }

  func error() throws -> Double {
    let picture = try source()
    switch try example.text("kind") {
    case "normalize": return try normalizationError(of: picture)
    case "box_blur": return try FloatComparison(example, picture).blurError()
    case "bicubic":
      let found = try picture.resized(height: size[0], width: size[1], .bicubic)
      return max(
        try PixelDifferences(found, example).worst,
        try FloatComparison(example, picture).bicubicError())
    case "adjust_hue": return try PixelDifferences(hueShifted(picture), example).worst / 2
    case "hflip": return try PixelDifferences(picture.flippedHorizontally(), example).anyDifferent
    case "vflip": return try PixelDifferences(picture.flippedVertically(), example).anyDifferent
    case "rotate", "affine_shear":
      return try PixelDifferences(turned(picture), example).differentPixels / 0.01
    case "perspective":
      return try PixelDifferences(perspective(of: picture), example).valuesBeyondOne / 0.02
    case let kind: return try PixelDifferences(changed(picture, kind), example).worst
    }
  }

  /// The kinds that may be 1 of 255 away.
  private func changed(_ picture: PixelImage, _ kind: String) throws -> PixelImage {
    switch kind {
    case "resize": return try picture.resized(height: size[0], width: size[1])
    case "resized_crop": return try cropped(picture).resized(height: size[0], width: size[1])
    case "adjust_brightness": return try picture.withBrightness(factor)
    case "adjust_contrast": return try picture.withContrast(factor)
    case "adjust_saturation": return try picture.withSaturation(factor)
    case "rgb_to_grayscale": return picture.grey()
    case let kind: throw NotBuilt(what: kind)
    }
  }

  private func cropped(_ picture: PixelImage) throws -> PixelImage {
    let (top, left) = (try example.whole("top"), try example.whole("left"))
    let crop = try example.wholes("crop")
    guard crop.count == 2, top >= 0, left >= 0, crop[0] > 0, crop[1] > 0,
      top + crop[0] <= picture.height, left + crop[1] <= picture.width
    else { throw example.wrong("crop", expected: "inside the picture") }
    return picture.cropped(top: top, left: left, height: crop[0], width: crop[1])
  }

  private func turned(_ picture: PixelImage) throws -> PixelImage {
    let isTurn = try example.text("kind") == "rotate"
    let degrees = try example.number(isTurn ? "angle" : "shear")
    guard abs(degrees) <= (isTurn ? 36_000 : 89) else {
      throw example.wrong(isTurn ? "angle" : "shear", expected: "an angle")
    }
    if isTurn { return picture.rotated(degrees: degrees) }
    return picture.mapped(
      by: AffineMap(shear: (degrees, 0), height: picture.height, width: picture.width))
  }

  private func perspective(of picture: PixelImage) throws -> PixelImage {
    func points(_ field: String) throws -> [PerspectiveMap.Point] {
      let points = example[field]?.list?.compactMap(\.wholes) ?? []
      guard points.count == 4, points.allSatisfy({ $0.count == 2 }) else {
        throw example.wrong(field, expected: "four points")
      }
      return points.map { PerspectiveMap.Point(x: Double($0[0]), y: Double($0[1])) }
    }
    guard let map = PerspectiveMap(from: try points("startpoints"), to: try points("endpoints"))
    else { throw example.wrong("endpoints", expected: "four corners") }
    return picture.mapped(by: map)
  }

  private func hueShifted(_ picture: PixelImage) throws -> PixelImage {
    let turn = try example.number("factor")
    guard abs(turn) <= 0.5 else { throw example.wrong("factor", expected: "−0.5 to 0.5") }
    return picture.withHue(shiftedBy: turn)
  }

  private var factor: Double {
    get throws {
      let factor = try example.number("factor")
      guard (0...1000).contains(factor) else {
        throw example.wrong("factor", expected: "0 to 1000")
      }
      return factor
    }
  }

  private var size: [Int] {
    get throws {
      let size = try example.wholes("size")
      guard size.count == 2, size.allSatisfy({ (1...4096).contains($0) }) else {
        throw example.wrong("size", expected: "a height and a width")
      }
      return size
    }
  }

  /// The picture that the case begins with.
  private func source() throws -> PixelImage {
    let (shape, numbers) = try example.shared("source/\(example.text("source"))")
    guard shape.count == 3, shape[2] == 3, !numbers.isEmpty,
      numbers.allSatisfy({ UInt8(exactly: $0) != nil })
    else { throw example.wrong("source", expected: "a colour picture") }
    return PixelImage(
      width: shape[1], height: shape[0], channels: .rgb, pixels: numbers.map { UInt8($0) })
  }

  private func normalizationError(of picture: PixelImage) throws -> Double {
    func numbers(_ field: String) throws -> [Float] {
      guard let numbers = example[field]?.list?.compactMap(\.number), numbers.count == 3 else {
        throw example.wrong(field, expected: "three numbers")
      }
      return numbers.map { Float($0) }
    }
    let preparation = try Preparation(
      normalization: Normalization(means: numbers("mean"), deviations: numbers("std")))
    return try ReferenceTolerance(relative: 2e-6, absolute: 0).error(
      of: preparation.numbers(of: picture), against: example.numbers("tensor"), example.name)
  }
}
