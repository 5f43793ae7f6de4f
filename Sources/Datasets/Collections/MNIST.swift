extension DataCollection {
  /// Handwritten digits, 60,000 for training and 10,000 for testing.
  ///
  /// Source: LeCun, Bottou, Bengio & Haffner 1998, "Gradient-based learning applied to document
  /// recognition".
  public static let mnist = DataCollection(
    id: "mnist", name: "MNIST", contents: "handwritten digits",
    shape: .fixed(channels: 1, height: 28, width: 28), classNames: (0...9).map(String.init),
    licence: "CC BY-SA 3.0",
    citation: """
      Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, “Gradient-based learning applied to document \
      recognition”, Proceedings of the IEEE, 1998; images by NIST
      """,
    home: "http://yann.lecun.com/exdb/mnist/",
    forms: [
      CollectionForm(
        name: "all images", folder: "mnist",
        files: [trainingImages, trainingLabels, testImages, testLabels].map {
          $0.file(from: servers)
        },
        splits: [
          .init(
            .training, count: 60_000, .idx(images: trainingImages.name, labels: trainingLabels.name)
          ),
          .init(.test, count: 10_000, .idx(images: testImages.name, labels: testLabels.name)),
        ])
    ])
}

/// The first is named in the catalogue of TensorFlow Datasets, the second in torchvision.
private let servers = [
  "https://storage.googleapis.com/cvdf-datasets/mnist/",
  "https://ossci-datasets.s3.amazonaws.com/mnist/",
]

/// Sizes and hashes of the published files are those of TensorFlow Datasets.
private let trainingImages = IDXFacts(
  "train-images-idx3-ubyte",
  published: (
    9_912_422, .published("440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609")
  ),
  repacked: (
    9_719_438, .computed("0b367032e93c5d0cea0925647cfdb18614af8ee15f83e6f2fc2ad904a6835971")
  ),
  plain: (
    47_040_016, .computed("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db")
  ))

private let trainingLabels = IDXFacts(
  "train-labels-idx1-ubyte",
  published: (
    28_881, .published("3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c")
  ),
  repacked: (
    28_881, .computed("ec02e7948609e5754d47881c09b8afdd8dfa60600b9e5388c8c54a67069ec772")
  ),
  plain: (60_008, .computed("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5")))

private let testImages = IDXFacts(
  "t10k-images-idx3-ubyte",
  published: (
    1_648_877, .published("8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6")
  ),
  repacked: (
    1_648_877, .computed("167310007f03058885c7e95e6c0b19c20de5c7fd3031f4cbdadc9014a523d80b")
  ),
  plain: (
    7_840_016, .computed("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7")
  ))

private let testLabels = IDXFacts(
  "t10k-labels-idx1-ubyte",
  published: (
    4_542, .published("f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")
  ),
  repacked: (
    4_542, .computed("fc607395669ec21321ea83e4b82c0544b7e8e63ff5b34337c06bc0a17cc0da3c")
  ),
  plain: (10_008, .computed("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")))
