import Datasets
import Foundation
import ImageFiles
import Mathematics
import Networks
import Training
import Transforms

/// What an epoch takes from a folder of JPEG files, beside the same images in memory.
///
/// The pictures are those of `cats-dogs/train` in the folder that `FOVEA_DATA` names, again and
/// again until there are enough.
struct FolderBenchmark {
  let threads: Int

  private static let pictures = 2_000
  private static let side = 150
  /// The first one opens the pictures.
  private static let epochs = 3
  private static let classes = ["cat", "dog"]

  /// Prints a row for pictures as they are, and one for lecture D's augmentation.
  func printRows() throws {
    guard let data = ProcessInfo.processInfo.environment["FOVEA_DATA"] else {
      return print("The collections are missing: set FOVEA_DATA to their folder.")
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "fovea-bench-\(ProcessInfo.processInfo.processIdentifier)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Self.fill(folder, from: "\(data)/cats-dogs/train")
    let resize = try Transform.resize(height: Self.side, width: Self.side)
    let augmentation = [resize] + (try Self.augmentation)
    print("DM4 in training, seconds an epoch, \(Self.pictures) pictures, \(threads) threads")
    print("| | memory | folder, first | folder, later | memory again | ratio |")
    print("|---|--:|--:|--:|--:|--:|")
    let images = try Self.images(in: folder, resized: resize)
    let test = Samples(images.prefix(64), normalization: .symmetric)
    try printRow(
      "resized", memory: Samples(images, normalization: .symmetric),
      folder: Samples(
        ImageFolder(folder), Preparation([resize], normalization: .symmetric)), test: test)
    try printRow(
      "augmented",
      memory: Samples(
        images, Preparation(Array(augmentation.dropFirst()), normalization: .symmetric)),
      folder: Samples(
        ImageFolder(folder), Preparation(augmentation, normalization: .symmetric)), test: test)
  }

  /// Memory, folder, memory again: other work on the machine comes and goes.
  private func printRow(
    _ name: String, memory: Samples, folder: Samples, test: Samples
  ) throws {
    let before = try secondsPerEpoch(memory, test)
    let opened = try secondsPerEpoch(folder, test)
    let after = try secondsPerEpoch(memory, test)
    let ratio = 2 * mean(opened.dropFirst()) / (mean(before) + mean(after))
    let cells = [mean(before), opened[0], mean(opened.dropFirst()), mean(after), ratio]
    print("| \(name) | " + cells.map(rounded).joined(separator: " | ") + " |")
  }

  /// How long each epoch takes, with the evaluation after it.
  private func secondsPerEpoch(_ samples: Samples, _ test: Samples) throws -> [Double] {
    var random = SeededRandom(seed: 1)
    let model = try Zoo.model("dm4")
    var network = try Sequential(input: model.inputShape, layers: model.layers)
    network.initialize(for: model.inputShape, using: &random)
    let clock = ContinuousClock()
    var seconds: [Double] = []
    var start = clock.now
    _ = try Trainer(
      epochs: Self.epochs, batchSize: 64, loss: .binaryCrossEntropyWithLogits, threads: threads
    ).train(
      &network, with: Adam(learningRate: 0.001), on: samples, evaluatingOn: test,
      using: &random
    ) { progress in
      guard progress.phase == .evaluating, progress.imagesDone == progress.imagesTotal else {
        return
      }
      seconds.append((clock.now - start) / .seconds(1))
      start = clock.now
    }
    return seconds
  }

  private func mean(_ numbers: some Collection<Double>) -> Double {
    numbers.reduce(0, +) / Double(numbers.count)
  }

  private static func fill(_ folder: String, from source: String) throws {
    let files = FileManager.default
    for name in classes {
      try files.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      let pictures = try files.contentsOfDirectory(atPath: "\(source)/\(name)").sorted()
      for number in 0..<Self.pictures / classes.count {
        try files.copyItem(
          atPath: "\(source)/\(name)/\(pictures[number % pictures.count])",
          toPath: "\(folder)/\(name)/\(number).jpg")
      }
    }
  }

  /// All pictures of a folder, resized, in memory.
  private static func images(in folder: String, resized: Transform) throws -> LabeledImages {
    let source = try ImageFolder(folder)
    var random = SeededRandom(seed: 0)
    var planes: [UInt8] = []
    for index in 0..<source.count {
      let picture = resized.applied(to: try source.picture(index).rgb(), using: &random)
      for channel in 0..<3 {
        planes += stride(from: channel, to: picture.pixels.count, by: 3).map { picture.pixels[$0] }
      }
    }
    return LabeledImages(
      channels: 3, height: side, width: side, pixels: planes,
      labels: (0..<source.count).map { UInt8(source.label(of: $0)) },
      classNames: source.classNames)
  }

  /// Source: lecture D, the training images of its second network.
  private static var augmentation: [Transform] {
    get throws {
      [
        try .randomRotation(degrees: 40),
        try .randomResizedCrop(height: side, width: side, scale: 0.8...1.2),
        try .randomHorizontalFlip(), try .randomAffine(degrees: 0, shear: 20),
        try .colorJitter(brightness: 0.2, contrast: 0.2, saturation: 0.2),
      ]
    }
  }
}
