import Datasets
import Foundation
import ImageFiles
import Testing

/// Collections in each of the forms in which they may lie in a data folder.
struct CollectionFormTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A table of grey images, each of one level.
  private func table(_ images: [(label: Int, level: Int)]) -> [UInt8] {
    let header = (["label"] + (1...784).map { "pixel\($0)" }).joined(separator: ",")
    let rows = images.map { image in
      ([image.label] + [Int](repeating: image.level, count: 784)).map(String.init)
        .joined(separator: ",")
    }
    return Array(([header] + rows).joined(separator: "\r\n").utf8)
  }

  private func records(_ images: [(label: UInt8, level: UInt8)]) -> [UInt8] {
    images.flatMap { [$0.label] + [UInt8](repeating: $0.level, count: 3_072) }
  }

  private func picture(red: UInt8, side: Int = 100) throws -> [UInt8] {
    try PixelImage(
      width: side, height: side, channels: .rgb,
      pixels: (0..<side * side).flatMap { _ in [red, 0, 7] as [UInt8] }
    ).png()
  }

  @Test func `the published tables of hand signs are read as they are`() throws {
    try folder.write(
      table([(3, 9), (24, 200)]), to: "sign-language-mnist/sign_mnist_train.csv")
    try folder.write(table([(0, 1)]), to: "sign-language-mnist/sign_mnist_test.csv")
    let signs = DataCollection.signLanguageMNIST.counting([.training: 2, .test: 1])
    let training = try signs.images(.training, in: folder.path)
    #expect(training.labels == [3, 24])
    #expect(training.pixels.prefix(784).allSatisfy { $0 == 9 } && training.pixels.last == 200)
    #expect(training.classNames[24] == "Y")
    #expect(try signs.images(.test, in: folder.path).labels == [0])
  }

  @Test func `a table with too few or too many images is refused`() throws {
    let path = try folder.write(
      table([(3, 9), (24, 200)]), to: "sign-language-mnist/sign_mnist_train.csv")
    let signs = DataCollection.signLanguageMNIST
    #expect(
      throws: DatasetError(
        path: path,
        problem: .wrongCount(found: 2, expected: 3, collection: "Sign Language MNIST"))
    ) { try signs.counting([.training: 3]).images(.training, in: folder.path) }
    #expect(throws: CSVError(path: path, line: 3, problem: .tooMany(limit: 1))) {
      try signs.counting([.training: 1]).images(.training, in: folder.path)
    }
  }

  @Test func `tables in folders of their own are read too`() throws {
    let name = "sign-language-mnist/sign_mnist_"
    try folder.write(table([(3, 9)]), to: "\(name)train/sign_mnist_train.csv")
    try folder.write(table([(5, 9)]), to: "\(name)test/sign_mnist_test.csv")
    let signs = DataCollection.signLanguageMNIST.counting([.test: 1])
    #expect(try signs.images(.test, in: folder.path).labels == [5])
  }

  @Test func `a label without a class in a table is refused`() throws {
    try folder.write(table([(26, 1)]), to: "sign-language-mnist/sign_mnist_train.csv")
    let path = "\(folder.path)/sign-language-mnist/sign_mnist_train.csv"
    #expect(
      throws: DatasetError(
        path: path, problem: .labelOutOfRange(label: 26, index: 0, classes: 26))
    ) { try DataCollection.signLanguageMNIST.images(.training, in: folder.path) }
  }

  @Test func `hand signs that come undivided give every fifth image for testing`() throws {
    try folder.write(
      IDXBytes.images(11), to: "sign-language-mnist/test-images-idx3-ubyte")
    try folder.write(
      IDXBytes.labels([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11]),
      to: "sign-language-mnist/test-labels-idx1-ubyte")
    let signs = DataCollection.signLanguageMNIST.counting([.training: 9, .test: 2])
    #expect(try signs.images(.test, in: folder.path).labels == [4, 10])
    #expect(
      try signs.images(.training, in: folder.path).labels == [0, 1, 2, 3, 5, 6, 7, 8, 11])
  }

  @Test func `all published batches of CIFAR-10 are read in order`() throws {
    for batch in 1...5 {
      try folder.write(
        records([(UInt8(batch), 7)]), to: "cifar10/cifar-10-batches-bin/data_batch_\(batch).bin")
    }
    try folder.write(records([(9, 1)]), to: "cifar10/cifar-10-batches-bin/test_batch.bin")
    // The published form goes before a part that is there too.
    try folder.write(records([(0, 0)]), to: "cifar10/train_1000.bin.gz")
    let photographs = DataCollection.cifar10.counting([.training: 5, .test: 1])
    let training = try photographs.images(.training, in: folder.path)
    #expect(training.labels == [1, 2, 3, 4, 5])
    #expect(training.channels == 3 && training.height == 32 && training.width == 32)
    #expect(try photographs.images(.test, in: folder.path).labels == [9])
    #expect(
      throws: DatasetError(
        path: "\(folder.path)/cifar10/cifar-10-batches-bin",
        problem: .wrongCount(found: 5, expected: 50_000, collection: "CIFAR-10"))
    ) { try DataCollection.cifar10.images(.training, in: folder.path) }
  }

  @Test func `a batch that is missing is named`() throws {
    try folder.write(records([(1, 1)]), to: "cifar10/cifar-10-batches-bin/data_batch_1.bin")
    #expect(
      throws: DatasetError(
        path: "\(folder.path)/cifar10/cifar-10-batches-bin/data_batch_2.bin",
        problem: .missingFile(collection: "CIFAR-10"))
    ) { try DataCollection.cifar10.images(.training, in: folder.path) }
  }

  @Test func `folders of pictures have the collection's names for their classes`() throws {
    for label in 0..<5 {
      try folder.write(
        picture(red: UInt8(label)), to: "sea-creatures-caltech/train/\(label)/a.png")
    }
    let animals = DataCollection.seaCreatures.counting([.training: 5])
    let pictures = try animals.pictures(.training, in: folder.path)
    #expect(pictures.classNames == ["starfish", "crab", "crayfish", "nautilus", "sea horse"])
    #expect(pictures.count == 5 && pictures.label(of: 3) == 3)
    #expect(pictures.name(of: 3).hasSuffix("/sea-creatures-caltech/train/3/a.png"))
    let images = try animals.images(.training, in: folder.path)
    #expect(images.labels == [0, 1, 2, 3, 4])
    let last = Array(images.pixels.suffix(30_000))
    #expect(last[0] == 4 && last[10_000] == 0 && last[29_999] == 7)
  }

  @Test func `the course's own sea creatures go before others`() throws {
    for label in 0..<5 {
      try folder.write(picture(red: 1), to: "sea-creatures/train/\(label)/a.png")
      try folder.write(picture(red: 2), to: "sea-creatures-caltech/train/\(label)/a.png")
    }
    let animals = DataCollection.seaCreatures.counting([.training: 5])
    let images = try animals.images(.training, in: folder.path)
    #expect(images.classNames[0] == "sea sponge")
    #expect(images.pixels[0] == 1)
  }

  @Test func `a picture of another size is named`() throws {
    for label in 0..<5 {
      try folder.write(
        picture(red: 1, side: label == 2 ? 99 : 100), to: "sea-creatures/train/\(label)/a.png")
    }
    #expect(
      throws: DatasetError(
        path: "\(folder.path)/sea-creatures/train/2/a.png",
        problem: .wrongSize(
          found: [99, 99], expected: [100, 100], collection: "the sea creatures"))
    ) {
      try DataCollection.seaCreatures.counting([.training: 5]).images(.training, in: folder.path)
    }
  }

  @Test func `pictures that were left out are counted too`() throws {
    for name in ["cat/a.png", "cat/b.png", "dog/a.png"] {
      try folder.write(picture(red: 1), to: "cats-dogs/train/\(name)")
    }
    try folder.write([1, 2, 3], to: "cats-dogs/train/dog/b.png")
    let cats = DataCollection.catsAndDogs.counting([.training: 4])
    let kept = try cats.pictures(.training, in: folder.path, broken: .skip)
    #expect(kept.count == 3)
    #expect(
      throws: DatasetError(
        path: "\(folder.path)/cats-dogs/train",
        problem: .wrongCount(found: 4, expected: 660, collection: "Dogs vs. Cats"))
    ) { try DataCollection.catsAndDogs.pictures(.training, in: folder.path, broken: .skip) }
  }

  @Test func `files that cannot be read have a place in a folder's key if they are skipped`()
    throws
  {
    for name in ["train/cat/a.png", "train/dog/a.png", "validation/cat/a.png"] {
      try folder.write(picture(red: 1), to: "cats-dogs/\(name)")
    }
    let cats = DataCollection.catsAndDogs
    func keys(skippingBroken: Bool) throws -> [CollectionFile] {
      try cats.files(
        in: folder.path, hash: { String(decoding: $0, as: UTF8.self) },
        skippingBroken: skippingBroken)
    }
    let before = try keys(skippingBroken: true)
    #expect(try keys(skippingBroken: false) == before)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/cats-dogs/train/cat/dead.png", withDestinationPath: "nowhere.png")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/cats-dogs/train/cat/ring.png", withDestinationPath: "ring.png")
    #expect(throws: DatasetError.self) { try keys(skippingBroken: false) }
    let after = try keys(skippingBroken: true)
    #expect(after[0].hash.contains("unreadable  cat/dead.png\nunreadable  cat/ring.png\n"))
    #expect(after[1] == before[1])
  }

  @Test func `a folder with too few classes is refused`() throws {
    try folder.write(picture(red: 1), to: "cats-dogs/train/cat/a.png")
    #expect(
      throws: DatasetError(
        path: "\(folder.path)/cats-dogs/train",
        problem: .wrongClasses(found: 1, expected: 2, collection: "Dogs vs. Cats"))
    ) { try DataCollection.catsAndDogs.pictures(.training, in: folder.path) }
  }

  @Test func `a folder's key changes with any of its files`() throws {
    for name in ["train/cat/a.png", "train/dog/a.png", "validation/cat/a.png"] {
      try folder.write(picture(red: 1), to: "cats-dogs/\(name)")
    }
    let cats = DataCollection.catsAndDogs
    func keys() throws -> [CollectionFile] {
      try cats.files(in: folder.path) { bytes in
        String(bytes.reduce(UInt64(5_381)) { $0 &* 33 &+ UInt64($1) })
      }
    }
    let before = try keys()
    #expect(before.map(\.path) == ["cats-dogs/train", "cats-dogs/validation"])
    try folder.write(picture(red: 2), to: "cats-dogs/train/dog/a.png")
    let after = try keys()
    #expect(after[0].hash != before[0].hash && after[1] == before[1])
  }

  @Test func `files that only say what others are make no collection`() throws {
    try folder.write([1], to: "cifar10/classes.txt")
    try folder.write([1], to: "sea-creatures-caltech/classes.txt")
    #expect(try !DataCollection.cifar10.isPresent(in: folder.path))
    #expect(try !DataCollection.seaCreatures.isPresent(in: folder.path))
  }
}
