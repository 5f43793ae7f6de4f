extension DataCollection {
  /// Animals of the sea: the course's own set of five kinds, or five kinds of Caltech-101 in its
  /// layout.
  public static let seaCreatures = DataCollection(
    id: "sea-creatures", name: "the sea creatures", contents: "animals of the sea",
    shape: .fixed(channels: 3, height: 100, width: 100),
    classNames: ["sea sponge", "sea star", "crab", "plankton", "squid"],
    licence: "course set: none stated; Caltech-101: CC BY 4.0",
    citation: """
      F.-F. Li, M. Andreeto, M. Ranzato and P. Perona, “Caltech 101”, 2003/2022, \
      DOI 10.22002/D1.20086
      """,
    home: "https://doi.org/10.22002/D1.20086",
    forms: [
      form(
        name: "the course's own images", folder: "sea-creatures", .unknown, notes: [],
        classNames: nil),
      form(
        name: "five kinds of Caltech-101", folder: "sea-creatures-caltech",
        .computed("278a9b5c20d282f4f9ba9197e7690f747f975b1530b8c2f08e661d75681cc8b8"),
        namesHash: "567ee6b5563cfb560c3db17b34eac280700080ecf64562760d59b463967f80c0",
        notes: [
          FileFacts(
            "classes.txt", bytes: 52,
            .computed("ad4aa0c14047f5aa563d538207327ab44a7352d526ee24ea0a1e3baabc125ea1"),
            need: .accompanying)
        ],
        classNames: ["starfish", "crab", "crayfish", "nautilus", "sea horse"]),
    ],
    byHand: """
      Copy the folders train, test and validate of the course's sea-creature images, each with \
      the folders 0 to 4, into sea-creatures. Or get Caltech-101, scale pictures of starfish, \
      crab, crayfish, nautilus and sea_horse to 100×100, and put 35, 10 and 5 of each into \
      sea-creatures-caltech/train, test and validate, in folders 0 to 4.
      """)
}

/// The lecture's layout: 175, 50 and 25 images in folders 0 to 4.
private func form(
  name: String, folder: String, _ hash: KnownHash, namesHash: String? = nil, notes: [FileFacts],
  classNames: [String]?
) -> CollectionForm {
  let classes = (0...4).map(String.init)
  return CollectionForm(
    name: name, folder: folder, files: notes,
    trees: [
      TreeFacts(
        ".",
        counts: .each(classes, in: "test", 10) + .each(classes, in: "train", 35)
          + .each(classes, in: "validate", 5), hash, namesHash: namesHash)
    ],
    splits: [
      .init(.training, count: 175, .folder("train")), .init(.test, count: 50, .folder("test")),
      .init(.validation, count: 25, .folder("validate")),
    ],
    classNames: classNames)
}
