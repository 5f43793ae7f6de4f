extension DataCollection {
  /// Hands that show letters of the American Sign Language; J and Z, which need motion, are absent.
  ///
  /// Labels are the published ones, 0 for A to 24 for Y, so the numbers 9 and 25 never occur.
  public static let signLanguageMNIST = DataCollection(
    id: "sign-language-mnist", name: "Sign Language MNIST", contents: "hands showing letters",
    shape: .fixed(channels: 1, height: 28, width: 28),
    classNames: "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init), licence: "CC0",
    citation: "tecperson, “Sign Language MNIST”, Kaggle, 2017",
    home: "https://www.kaggle.com/datasets/datamunge/sign-language-mnist",
    forms: [
      csv(name: "the published tables", trainingFolder: "", testFolder: ""),
      csv(
        name: "the published tables in folders of their own",
        trainingFolder: "sign_mnist_train/", testFolder: "sign_mnist_test/", servers: []),
      testPart,
    ])
}

/// The address is a copy in a public repository at a fixed commit; Kaggle asks for an account.
private let servers = [
  "https://raw.githubusercontent.com/PhilChodrow/ml-notes/"
    + "022c96d1d420fc7a33eab28e8255307e20ba01cd/data/sign-language-mnist/"
]

/// The tables as Kaggle has them, or as git stores them: with line feeds alone.
///
/// Hashes are those that a public repository's large-file pointers state, of the tables with line
/// feeds alone. Kaggle's are longer by one carriage return in each line.
private func csv(
  name: String, trainingFolder: String, testFolder: String, servers: [String] = servers
) -> CollectionForm {
  func table(_ path: String, lineFeeds: Int, lines: Int, _ digits: String) -> FileFacts {
    FileFacts(
      [
        FileVersion(path, bytes: lineFeeds, .published(digits)),
        FileVersion(path, bytes: lineFeeds + lines, .publishedWithoutReturns(digits)),
      ], addresses: servers.map { $0 + path })
  }
  let training = "\(trainingFolder)sign_mnist_train.csv"
  let test = "\(testFolder)sign_mnist_test.csv"
  return CollectionForm(
    name: name, folder: "sign-language-mnist",
    files: [
      table(
        training, lineFeeds: 83_253_609, lines: 27_456,
        "b7ff39ad5f1210fa765ce11aa5f20c2e97fe467ffc22231aac923c863eef75c4"),
      table(
        test, lineFeeds: 21_770_312, lines: 7_173,
        "178c0dd21c4b0e86d58df12f14ea1e9efa795ad19d146802b3b28094a16d56ae"),
    ],
    splits: [
      .init(.training, count: 27_455, .csv(training)), .init(.test, count: 7_172, .csv(test)),
    ])
}

/// The images of the test table alone, each with its contrast stretched to 0…255.
///
/// Many are frames of one hand, so neighbours in a split by number are alike and accuracies are
/// too good.
private let testPart: CollectionForm = {
  let images = IDXFacts(
    "test-images-idx3-ubyte",
    repacked: (
      4_876_911, .computed("ef5a248df69f03f6d7c2505154512e3b3f15b074166649d7e058d00c6221f0eb")
    ),
    plain: (
      5_622_864, .computed("ce4b7d5107126776f179446ec85c3ea1910639bef06cb61523a5d9bb97a05455")
    ))
  let labels = IDXFacts(
    "test-labels-idx1-ubyte",
    repacked: (
      4_429, .computed("51ded6ec2fc33d096d758585493cfe1999c62a4517b266387048dbf0f4090e9c")
    ),
    plain: (7_180, .computed("a99d70df7bca73a29761e4b2a14ed8a5d1979b0c46681428c20128daafb57d4c")))
  let all = SplitReading.idx(images: images.name, labels: labels.name)
  return CollectionForm(
    name: "the 7,172 test images with stretched contrast, every fifth for testing",
    folder: "sign-language-mnist",
    files: [
      images.file(), labels.file(),
      FileFacts(
        "letters.txt", bytes: 111,
        .computed("f888c17f7f60293191d54b614d1284e1a76c46a9ee332244f92ebdf780c6e286"),
        need: .accompanying),
    ],
    splits: [
      .init(.training, count: 5_738, all, only: .others),
      .init(.test, count: 1_434, all, only: .everyFifth),
    ])
}()
