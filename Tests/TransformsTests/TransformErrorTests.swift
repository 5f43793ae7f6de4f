import Foundation
import ImageFiles
import Testing
import Transforms

/// Parameters out of their range, and what is said of them.
struct TransformErrorTests {
  /// How a transform is made, and the message when that fails.
  private typealias Example = (make: @Sendable () throws -> Transform, message: String)

  private static let examples: [Example] = [
    (
      { try Transform.resize(height: 0, width: 5) },
      "resize: the size is 0×5. Give sides from 1 to 20000 and at most 64000000 pixels in all."
    ),
    (
      { try Transform.resize(shorterSide: -3) },
      "resize: the size is -3×-3. Give sides from 1 to 20000 and at most 64000000 pixels in all."
    ),
    (
      { try Transform.randomResizedCrop(height: 20_000, width: 20_000) },
      "randomResizedCrop: the size is 20000×20000. "
        + "Give sides from 1 to 20000 and at most 64000000 pixels in all."
    ),
    (
      { try Transform.boxBlur(size: 4) },
      "boxBlur: size is 4. Give an odd number from 1 to 255."
    ),
    (
      { try Transform.grey(as: .rgba) },
      "grey: as is .rgba. Give .grey or .rgb, which have no transparency."
    ),
    (
      { try Transform.randomHorizontalFlip(probability: 1.5) },
      "randomHorizontalFlip: probability is 1.5. Give a number from 0.0 to 1.0."
    ),
    (
      { try Transform.randomVerticalFlip(probability: .nan) },
      "randomVerticalFlip: probability is nan. Give a number from 0.0 to 1.0."
    ),
    (
      { try Transform.randomRotation(degrees: -15) },
      "randomRotation: degrees is -15.0. Give a number from 0 on."
    ),
    (
      { try Transform.randomRotation(degrees: .infinity) },
      "randomRotation: degrees is -inf...inf. Give angles from −36000 to 36000."
    ),
    (
      { try Transform.randomAffine(degrees: 0, shear: 90) },
      "randomAffine: shear is -90.0...90.0. Give degrees below 90."
    ),
    (
      { try Transform.randomAffine(degrees: 0, scale: 0...1) },
      "randomAffine: scale is 0.0...1.0. Give a range within 0.001 to 1000."
    ),
    (
      { try Transform.randomPerspective(distortion: 1.1) },
      "randomPerspective: distortion is 1.1. Give a number from 0.0 to 1.0."
    ),
    (
      { try Transform.randomResizedCrop(height: 5, width: 5, scale: 0...1) },
      "randomResizedCrop: scale is 0.0...1.0. Give shares of the area above 0."
    ),
    (
      { try Transform.colorJitter(brightness: -0.1) },
      "colorJitter: brightness is -0.1. Give a number from 0.0 to 1000.0."
    ),
    (
      { try Transform.colorJitter(hue: 0.6) },
      "colorJitter: hue is 0.6. Give a number from 0.0 to 0.5."
    ),
    (
      { try Transform.randomApply([], probability: -1) },
      "randomApply: probability is -1.0. Give a number from 0.0 to 1.0."
    ),
    (
      { try Transform.randomChoice([]) },
      "randomChoice: the list is empty. Give at least one transform."
    ),
  ]

  @Test(arguments: examples.indices)
  func `a parameter out of its range is refused`(index: Int) throws {
    let (make, message) = Self.examples[index]
    let error = #expect(throws: TransformError.self) { try make() }
    #expect(error?.description == message)
  }

  @Test func `reading a transform checks its parameters too`() throws {
    let transform = try Transform.randomHorizontalFlip(probability: 0.25)
    let text = String(decoding: try JSONEncoder().encode(transform), as: UTF8.self)
    #expect(text == #"{"horizontalFlip":{"probability":0.25}}"#)
    let wrong = text.replacing("0.25", with: "25")
    #expect(throws: TransformError.self) {
      try JSONDecoder().decode(Transform.self, from: Data(wrong.utf8))
    }
  }
}
