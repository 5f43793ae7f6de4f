extension DataCollection {
  /// Small colour photographs of ten kinds of things.
  ///
  /// Source: Krizhevsky 2009, "Learning multiple layers of features from tiny images".
  public static let cifar10 = DataCollection(
    id: "cifar10", name: "CIFAR-10", contents: "small photographs",
    shape: .fixed(channels: 3, height: 32, width: 32),
    classNames: [
      "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
    ],
    licence: "none stated; cite the report",
    citation: "A. Krizhevsky, “Learning multiple layers of features from tiny images”, 2009",
    home: "https://www.cs.toronto.edu/~kriz/cifar.html", forms: [published, part])
}

/// Six batches of 10,000 records of 3,073 bytes.
///
/// The archive's size and hash are those of TensorFlow Datasets, the batches' hashes those of the
/// Ruby port of torchvision.
private let published: CollectionForm = {
  func batch(_ name: String, _ digits: String) -> FileFacts {
    FileFacts("\(name).bin", bytes: 30_730_000, .published(digits))
  }
  return CollectionForm(
    name: "all images", folder: "cifar10/cifar-10-batches-bin",
    files: [
      batch(
        "data_batch_1", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
      batch(
        "data_batch_2", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
      batch(
        "data_batch_3", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
      batch(
        "data_batch_4", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
      batch(
        "data_batch_5", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
      batch("test_batch", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
      FileFacts("batches.meta.txt", bytes: nil, .unknown, need: .accompanying),
      FileFacts("readme.html", bytes: nil, .unknown, need: .accompanying),
    ],
    archive: FileFacts(
      "cifar-10-binary.tar.gz", bytes: 170_052_171,
      .published("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
      addresses: ["https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"]),
    splits: [
      .init(.training, count: 50_000, .cifar((1...5).map { "data_batch_\($0).bin" })),
      .init(.test, count: 10_000, .cifar(["test_batch.bin"])),
    ])
}()

/// The first images of each split exactly, and all images as JPEG, which costs a network about ten
/// points of accuracy and is not read.
private let part = CollectionForm(
  name: "the first 1,000 images of each split", folder: "cifar10",
  files: [
    FileFacts(
      "train_1000.bin.gz", bytes: 2_835_073,
      .computed("153a916b66a6475518e88cac606708d9df1c9a7419af4804c98082df3e8e792e")),
    FileFacts(
      "test_1000.bin.gz", bytes: 2_834_548,
      .computed("3d5e72c2623a79c57b916d8669b4cba52fa2984d04cb8cd7d256902adc743432")),
    FileFacts(
      "train_jpeg_50000.tar.gz", bytes: 16_192_590,
      .computed("5ed2f85ec5105a504e7865427029b3b92d50cb2bb3312bf78c5f385a2690c38d"),
      need: .accompanying),
    FileFacts(
      "test_jpeg_10000.tar.gz", bytes: 3_240_694,
      .computed("c81e00ca6b562092a1a72c7ac6ca3e6585aacb2c510d83c00f0ea9d00641cbd7"),
      need: .accompanying),
    FileFacts(
      "classes.txt", bytes: 60,
      .computed("2ce042b1e0b48db4bb214408e6414ba18b2731c24af244f2d6c112fddf31af00"),
      need: .accompanying),
  ],
  splits: [
    .init(.training, count: 1_000, .cifar(["train_1000.bin.gz"])),
    .init(.test, count: 1_000, .cifar(["test_1000.bin.gz"])),
  ])
