import Crypto
import Datasets

extension SelfTestTopic {
  /// Whole runs on real digits: the loss of every step, the first gradients, the last weights.
  static let training = SelfTestTopic("training") { test, reference in
    var findings = TopicFindings(tolerance: "losses 1e-05 … 5e-04")
    guard let data = test.data else {
      findings.skipped = "needs MNIST: name its folder with --data"
      return findings
    }
    let digits: LabeledImages
    do {
      digits = try DataCollection.mnist.images(.training, in: data)
    } catch let error as DatasetError {
      // No drawn images can stand in here.
      throw ReferenceError(place: error.fault, problem: .collection)
    }
    for setting in reference.cases where setting["runs"] != nil || !setting.hasName {
      guard setting.hasName else {
        findings.check(setting) { 0 }
        continue
      }
      findings.checkRuns(of: setting, in: test, reference) { try images(of: setting, from: digits) }
    }
    return findings
  }

  /// The images that a setting names, checked to be the very same.
  private static func images(
    of setting: ReferenceCase, from digits: LabeledImages
  ) throws -> LabeledImages {
    let indices = try setting.indices("image_indices", below: digits.count)
    let classes = try setting.classes()
    let labels = try setting.indices("labels", below: classes)
    guard labels.count == indices.count, !labels.isEmpty else {
      throw setting.wrong("labels", expected: "one for each image")
    }
    let size = digits.imageSize
    let pixels = indices.flatMap { digits.pixels[$0 * size..<($0 + 1) * size] }
    let hash = SHA256.hash(data: pixels).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    guard hash == setting["images_sha256"]?.text else {
      throw ReferenceError(place: setting.name, problem: .otherImages)
    }
    return LabeledImages(
      channels: digits.channels, height: digits.height, width: digits.width, pixels: pixels,
      labels: labels.map { UInt8($0) }, classNames: (0..<classes).map(String.init))
  }
}
