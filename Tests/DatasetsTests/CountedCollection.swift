import Datasets

extension DataCollection {
  /// The same collection, but with as many pictures in its splits as a test writes.
  func counting(_ counts: [SplitName: Int]) -> DataCollection {
    DataCollection(
      id: id, name: name, contents: contents, shape: shape, classNames: classNames,
      licence: licence, citation: citation, home: home,
      forms: forms.map { form in
        CollectionForm(
          name: form.name, folder: form.folder, files: form.files, trees: form.trees,
          archive: form.archive,
          splits: form.splits.map {
            CollectionForm.Split(
              $0.name, count: counts[$0.name] ?? $0.count, $0.reading, only: $0.part)
          },
          classNames: form.classNames)
      },
      byHand: byHand)
  }
}
