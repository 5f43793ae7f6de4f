import ImageFiles

extension DataCollection {
  /// Reads a split into memory, whose pictures must all have one size.
  ///
  /// - Parameters:
  ///   - split: one of those that the collection is divided into.
  ///   - dataFolder: the folder of all collections.
  ///   - broken: what to do with files in folders that are no readable pictures.
  ///   - report: called with what was left out, if anything was.
  /// - Returns: N×C×H×W pixels, 0 to 255, and N labels, in the files' order.
  /// - Throws: `DatasetError` when a file is missing or damaged, or files do not belong together;
  ///   `CSVError`, `CIFARError`, `ImageFolderError` or `ImageFileError` when their format is wrong.
  public func images(
    _ split: SplitName, in dataFolder: String, broken: BrokenPictures = .stop,
    report: (SkippedPictures) -> Void = { _ in }
  ) throws -> LabeledImages {
    let form = try neededForm(in: dataFolder)
    let reading = form.reading(split, of: name)
    guard case .folder(let folder) = reading else {
      return try images(reading, of: form, in: dataFolder)
    }
    return try LabeledImages(
      opening: self.folder(folder, of: form, in: dataFolder, broken: broken, report: report),
      shape: shape, collection: name)
  }

  /// Lists a split whose pictures are opened when they are asked for.
  ///
  /// - Parameters:
  ///   - split: one of those that the collection is divided into.
  ///   - dataFolder: the folder of all collections.
  ///   - broken: what to do with files that are no readable pictures.
  ///   - report: called with what was left out, if anything was.
  /// - Returns: the pictures, in the files' order.
  /// - Throws: what `images` throws; pictures in folders are not opened yet.
  public func pictures(
    _ split: SplitName, in dataFolder: String, broken: BrokenPictures = .stop,
    report: (SkippedPictures) -> Void = { _ in }
  ) throws -> any PictureSource {
    let form = try neededForm(in: dataFolder)
    let reading = form.reading(split, of: name)
    guard case .folder(let folder) = reading else {
      return LabeledPictures(try images(reading, of: form, in: dataFolder))
    }
    return try self.folder(folder, of: form, in: dataFolder, broken: broken, report: report)
  }

  /// The files that reading all splits opens, each with a hash of its bytes, for a build's keys.
  ///
  /// - Parameters:
  ///   - dataFolder: the folder of all collections.
  ///   - hash: bytes to a short text.
  /// - Returns: paths inside the data folder, and their hashes; in the order of splits.
  /// - Throws: `DatasetError` when a file is missing or unreadable.
  public func files(
    in dataFolder: String, hash: ([UInt8]) -> String
  ) throws(DatasetError) -> [CollectionFile] {
    let form = try neededForm(in: dataFolder)
    var files: [CollectionFile] = []
    for split in form.splits {
      for path in try paths(of: split.reading, of: form, in: dataFolder) {
        let name = String(path.dropFirst(dataFolder.count + 1))
        if files.contains(where: { $0.path == name }) { continue }
        files.append(CollectionFile(path: name, hash: try Self.hash(of: path, hash)))
      }
    }
    return files
  }

  /// Whether any needed file is there: an absent collection is drawn, a broken one is an error.
  ///
  /// - Throws: `DatasetError` when a folder cannot be looked into.
  public func isPresent(in dataFolder: String) throws(DatasetError) -> Bool {
    try presentForm(in: dataFolder) != nil
  }

  private func neededForm(in dataFolder: String) throws(DatasetError) -> CollectionForm {
    if let form = try presentForm(in: dataFolder) { return form }
    if try DataFile.kind(of: dataFolder) == .absent {
      throw DatasetError(path: dataFolder, problem: .missingFolder)
    }
    throw DatasetError(path: "\(dataFolder)/\(forms[0].folder)", problem: .missingCollection(name))
  }
}

extension CollectionForm {
  /// How a split is read; a collection that has no such split was asked for by mistake.
  fileprivate func reading(_ split: SplitName, of collection: String) -> SplitReading {
    guard let split = splits.first(where: { $0.name == split }) else {
      preconditionFailure("\(collection) has no split for \(split.rawValue)")
    }
    return split.reading
  }
}

/// One way of reading after the other.
extension DataCollection {
  private func images(
    _ reading: SplitReading, of form: CollectionForm, in dataFolder: String
  ) throws -> LabeledImages {
    let paths = try paths(of: reading, of: form, in: dataFolder)
    switch reading {
    case .idx:
      return try LabeledImages(
        idx: paths[0], labels: paths[1], shape: shape, classNames: form.classNames ?? classNames,
        collection: name)
    case .csv:
      let table = try CSVImages(contentsOf: paths[0])
      return try LabeledImages(
        channels: 1, height: table.height, width: table.width, pixels: table.pixels,
        checking: table.labels, from: paths[0], classNames: form.classNames ?? classNames)
    case .cifar:
      let records = try CIFARImages(contentsOf: paths)
      return LabeledImages(
        channels: CIFARImages.channels, height: CIFARImages.height, width: CIFARImages.width,
        pixels: records.pixels, labels: records.labels, classNames: classNames)
    case .folder(let folder):
      return try LabeledImages(
        opening: self.folder(folder, of: form, in: dataFolder, broken: .stop) { _ in },
        shape: shape, collection: name)
    case .part(let part, let whole):
      let all = try images(whole, of: form, in: dataFolder)
      return all.selecting(all.labels.indices.filter(part.contains))
    }
  }

  /// The files of a split, each of which must be there.
  private func paths(
    of reading: SplitReading, of form: CollectionForm, in dataFolder: String
  ) throws(DatasetError) -> [String] {
    switch reading {
    case .idx(let images, let labels):
      return [
        try path(of: images, orPacked: true, of: form, in: dataFolder),
        try path(of: labels, orPacked: true, of: form, in: dataFolder),
      ]
    case .csv(let table): return [try path(of: table, of: form, in: dataFolder)]
    case .cifar(let batches):
      var paths: [String] = []
      for batch in batches { paths.append(try path(of: batch, of: form, in: dataFolder)) }
      return paths
    case .folder(let folder): return [try path(of: folder, of: form, in: dataFolder)]
    case .part(_, let whole): return try paths(of: whole, of: form, in: dataFolder)
    }
  }

  /// A file's path; the plain file goes before the packed one.
  private func path(
    of name: String, orPacked: Bool = false, of form: CollectionForm, in dataFolder: String
  ) throws(DatasetError) -> String {
    let plain = "\(dataFolder)/\(form.folder)/\(name)"
    for path in orPacked ? [plain, "\(plain).gz"] : [plain] {
      if try DataFile.kind(of: path) != .absent { return path }
    }
    throw DatasetError(path: plain, problem: .missingFile(collection: self.name))
  }

  /// The pictures of a folder, with the form's names for its classes where it has some.
  private func folder(
    _ folder: String, of form: CollectionForm, in dataFolder: String, broken: BrokenPictures,
    report: (SkippedPictures) -> Void
  ) throws -> any PictureSource {
    let path = try path(of: folder, of: form, in: dataFolder)
    let pictures = try ImageFolder(path, broken: broken)
    let names = form.classNames ?? classNames
    guard pictures.classNames.count == names.count else {
      throw DatasetError(
        path: path,
        problem: .wrongClasses(
          found: pictures.classNames.count, expected: names.count, collection: name))
    }
    if pictures.skipped.count > 0 { report(pictures.skipped) }
    return RenamedPictures(pictures, classNames: names)
  }

  /// The hash of a file, or of the list of the files in a folder.
  private static func hash(
    of path: String, _ hash: ([UInt8]) -> String
  ) throws(DatasetError) -> String {
    guard try DataFile.kind(of: path) == .folder else { return hash(try DataFile.bytes(of: path)) }
    var list = ""
    for file in try FolderListing.files(below: path) {
      list += "\(hash(try DataFile.bytes(of: "\(path)/\(file)")))  \(file)\n"
    }
    return hash(Array(list.utf8))
  }
}
