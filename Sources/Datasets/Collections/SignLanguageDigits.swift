extension DataCollection {
  /// Hands that show the digits, in colour.
  public static let signLanguageDigits = DataCollection(
    id: "sign-language-digits", name: "Sign Language Digits", contents: "hands showing digits",
    shape: .fixed(channels: 3, height: 100, width: 100), classNames: digits,
    licence: "Apache 2.0",
    citation: """
      A. Mavi, “A new dataset and proposed convolutional neural network architecture for \
      classification of American Sign Language digits”, arXiv:2011.08927, 2020
      """,
    home: "https://github.com/ardamavi/Sign-Language-Digits-Dataset",
    forms: [
      CollectionForm(
        name: "700 of 2,062 images", folder: "sign-language-digits",
        trees: [
          TreeFacts(
            ".", counts: .each(digits, in: "test", 20) + .each(digits, in: "train", 50),
            .computed("52f4fc77b8a4972ce0b528327122bc8f6efc130b8f1668653a43b05d62110410"),
            namesHash: "ecf615e49a315090172ae9b3e65128df3eba4ddf3ad2f86c82971dde6bdaeee7")
        ],
        splits: [
          .init(.training, count: 500, .folder("train")), .init(.test, count: 200, .folder("test")),
        ])
    ],
    byHand: """
      Get the folder Dataset of github.com/ardamavi/Sign-Language-Digits-Dataset, commit 4b09433e. \
      Put 50 images of each digit into sign-language-digits/train/0 to 9, and 20 others into \
      sign-language-digits/test/0 to 9.
      """)
}

private let digits = (0...9).map(String.init)
