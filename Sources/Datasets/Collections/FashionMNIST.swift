extension DataCollection {
  /// Articles of clothing, 60,000 for training and 10,000 for testing, in MNIST's format.
  ///
  /// Source: Xiao, Rasul & Vollgraf 2017, "Fashion-MNIST", arXiv:1708.07747.
  public static let fashionMNIST = DataCollection(
    id: "fashion-mnist", name: "Fashion-MNIST", contents: "articles of clothing",
    shape: .fixed(channels: 1, height: 28, width: 28),
    classNames: [
      "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
      "Ankle boot",
    ],
    licence: "MIT",
    citation: """
      H. Xiao, K. Rasul and R. Vollgraf, “Fashion-MNIST: a novel image dataset for benchmarking \
      machine learning algorithms”, 2017; © 2017 Zalando SE
      """,
    home: "https://github.com/zalandoresearch/fashion-mnist",
    forms: [
      CollectionForm(
        name: "all images", folder: "fashion-mnist",
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

/// The first is named in Keras, the second is the authors' repository.
private let servers = [
  "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
  "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/"
    + "b2617bb6d3ffa2e429640350f613e3291e10b141/data/fashion/",
]

/// Sizes and hashes of the published files are those of TensorFlow Datasets; the two files of
/// labels were at hand as published.
private let trainingImages = IDXFacts(
  "train-images-idx3-ubyte",
  published: (
    26_421_880, .published("3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84")
  ),
  repacked: (
    26_202_446, .computed("f46450982819e161325683178a5324fc64e606fb3758c65c6ca7dcc91aa489fd")
  ),
  plain: (
    47_040_016, .computed("c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888")
  ))

private let trainingLabels = IDXFacts(
  "train-labels-idx1-ubyte",
  published: (
    29_515, .computed("a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845")
  ),
  plain: (60_008, .computed("bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9")))

private let testImages = IDXFacts(
  "t10k-images-idx3-ubyte",
  published: (
    4_422_102, .published("346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073")
  ),
  repacked: (
    4_385_785, .computed("55ec2dd7358c56fba81678bf2cd00a44de07bae64c342921600298a2b5eb517d")
  ),
  plain: (
    7_840_016, .computed("5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b")
  ))

private let testLabels = IDXFacts(
  "t10k-labels-idx1-ubyte",
  published: (
    5_148, .computed("67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")
  ),
  plain: (10_008, .computed("0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")))
