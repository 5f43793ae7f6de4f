extension DataCollection {
  /// Photographs of cats and dogs, of different sizes.
  ///
  /// Source: Elson, Douceur, Howell & Saul 2007, "Asirra", ACM CCS.
  public static let catsAndDogs = DataCollection(
    id: "cats-dogs", name: "Dogs vs. Cats", contents: "photographs of cats and dogs",
    shape: .various(channels: 3), classNames: classes,
    licence: "none stated; do not republish photographs",
    citation: """
      J. Elson, J. Douceur, J. Howell and J. Saul, “Asirra: a CAPTCHA that exploits \
      interest-aligned manual image categorization”, ACM CCS, 2007; Kaggle “Dogs vs. Cats”, 2013
      """,
    home: "https://www.kaggle.com/c/dogs-vs-cats",
    forms: [
      CollectionForm(
        name: "880 photographs", folder: "cats-dogs",
        trees: [
          TreeFacts(
            "train", counts: .each(classes, 330),
            .computed("a1f4017771d06e5a9a966c605e7ccad57b7481fc516b428ac4eafe90e7bc9cce"),
            namesHash: "af22c4f7fc42ef281650b36d3300e1318dca2c090bdc4eb2f85976aeaa5d0ed6"),
          TreeFacts(
            "validation", counts: .each(classes, 110),
            .computed("280c28af144a844dcdae3f828af31a477819c467f95c8e6aff828e054af7d88c"),
            namesHash: "68cc11329837c6e59183a5bc41746130b2387d2852f12d7531bcb87d7361ca0c"),
        ],
        splits: [
          .init(.training, count: 660, .folder("train")),
          .init(.validation, count: 220, .folder("validation")),
        ])
    ],
    byHand: """
      Get the photographs cat.<n>.jpg and dog.<n>.jpg: train.zip of kaggle.com/c/dogs-vs-cats, \
      which needs an account, or the folder Data/Train_Data of \
      github.com/ardamavi/Dog-Cat-Classifier, commit 9e4f1e1b. Put 330 of each kind into \
      cats-dogs/train/cat and cats-dogs/train/dog, and 110 others of each into \
      cats-dogs/validation/cat and cats-dogs/validation/dog.
      """)
}

private let classes = ["cat", "dog"]
