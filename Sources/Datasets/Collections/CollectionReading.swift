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
  /// - Throws: `DatasetError` when a file is missing or damaged, files do not belong together, or
  ///   there are more or fewer pictures than the split has; `CSVError`, `CIFARError`,
  ///   `ImageFolderError` or `ImageFileError` when their format is wrong.
  public func images(
    _ split: SplitName, in dataFolder: String, broken: BrokenPictures = .stop,
    report: (SkippedPictures) -> Void = { _ in }
  ) throws -> LabeledImages {
    let form = try neededForm(in: dataFolder)
    let split = form.split(split, of: name)
    guard case .folder(let folder) = split.reading else {
      return try images(split, of: form, in: dataFolder)
    }
    return try LabeledImages(
      opening: self.folder(
        folder, count: split.count, of: form, in: dataFolder, broken: broken, report: report),
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
    let split = form.split(split, of: name)
    guard case .folder(let folder) = split.reading else {
      return LabeledPictures(try images(split, of: form, in: dataFolder))
    }
    return try self.folder(
      folder, count: split.count, of: form, in: dataFolder, broken: broken, report: report)
  }

  /// The files that reading all splits opens, each with a hash of its bytes, for a build's keys.
  ///
  /// - Parameters:
  ///   - dataFolder: the folder of all collections.
  ///   - hash: bytes to a short text.
  ///   - skippingBroken: whether a file in a folder of pictures may be unreadable, which is then
  ///     noted in place of its hash.
  /// - Returns: paths inside the data folder, and their hashes; in the order of splits.
  /// - Throws: `DatasetError` when a file is missing or unreadable.
  public func files(
    in dataFolder: String, hash: ([UInt8]) -> String, skippingBroken: Bool = false
  ) throws(DatasetError) -> [CollectionFile] {
    let form = try neededForm(in: dataFolder)
    var files: [CollectionFile] = []
    var names: Set<String> = []
    for split in form.splits {
      for path in try paths(of: split.reading, of: form, in: dataFolder) {
        let name = String(path.dropFirst(dataFolder.count + 1))
        guard names.insert(name).inserted else { continue }
        let digits = try Self.hash(of: path, hash, skippingBroken: skippingBroken)
        files.append(CollectionFile(path: name, hash: digits))
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
  /// A split by its name; a collection that has no such split was asked for by mistake.
  fileprivate func split(_ name: SplitName, of collection: String) -> Split {
    guard let split = splits.first(where: { $0.name == name }) else {
      preconditionFailure("\(collection) has no split for \(name.rawValue)")
    }
    return split
  }
}

/// One way of reading after the other.
extension DataCollection {
  /// The images of a split that lies in files, exactly as many as are known to be in it.
  private func images(
    _ split: CollectionForm.Split, of form: CollectionForm, in dataFolder: String
  ) throws -> LabeledImages {
    let images = try undivided(split, of: form, in: dataFolder)
    let paths = try paths(of: split.reading, of: form, in: dataFolder)
    // Of several batches nobody knows which has too few.
    let isInBatches = if case .cifar = split.reading { paths.count > 1 } else { false }
    try check(
      count: images.count, expected: split.count,
      at: isInBatches ? "\(dataFolder)/\(form.folder)" : paths[0])
    return images
  }

  /// What is read, and of that the split's own part.
  private func undivided(
    _ split: CollectionForm.Split, of form: CollectionForm, in dataFolder: String
  ) throws -> LabeledImages {
    guard let part = split.part else {
      return try images(split.reading, atMost: split.count, of: form, in: dataFolder)
    }
    let most = form.splits.filter { $0.reading == split.reading }.reduce(0) { $0 + $1.count }
    let all = try images(split.reading, atMost: most, of: form, in: dataFolder)
    return all.selecting(all.labels.indices.filter(part.contains))
  }

  private func check(count: Int, expected: Int, at path: String) throws(DatasetError) {
    guard count == expected else {
      throw DatasetError(
        path: path, problem: .wrongCount(found: count, expected: expected, collection: name))
    }
  }

  /// No more than so many are unpacked from files that do not say how many they hold.
  private func images(
    _ reading: SplitReading, atMost most: Int, of form: CollectionForm, in dataFolder: String
  ) throws -> LabeledImages {
    let paths = try paths(of: reading, of: form, in: dataFolder)
    switch reading {
    case .idx:
      return try LabeledImages(
        idx: paths[0], labels: paths[1], shape: shape, classNames: form.classNames ?? classNames,
        collection: name)
    case .csv:
      let table = try CSVImages(contentsOf: paths[0], atMost: most)
      return try LabeledImages(
        channels: 1, height: table.height, width: table.width, pixels: table.pixels,
        checking: table.labels, from: paths[0], classNames: form.classNames ?? classNames)
    case .cifar:
      let records = try CIFARImages(contentsOf: paths, atMost: most)
      return LabeledImages(
        channels: CIFARImages.channels, height: CIFARImages.height, width: CIFARImages.width,
        pixels: records.pixels, labels: records.labels, classNames: classNames)
    case .folder(let folder):
      return try LabeledImages(
        opening: self.folder(
          folder, count: most, of: form, in: dataFolder, broken: .stop, report: { _ in }),
        shape: shape, collection: name)
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
  ///
  /// Those that were left out count too.
  private func folder(
    _ folder: String, count: Int, of form: CollectionForm, in dataFolder: String,
    broken: BrokenPictures, report: (SkippedPictures) -> Void
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
    try check(count: pictures.skipped.total, expected: count, at: path)
    if pictures.skipped.count > 0 { report(pictures.skipped) }
    return RenamedPictures(pictures, classNames: names)
  }

  /// The hash of a file, or of the list of the files in a folder.
  private static func hash(
    of path: String, _ hash: ([UInt8]) -> String, skippingBroken: Bool
  ) throws(DatasetError) -> String {
    guard try DataFile.kind(of: path) == .folder else { return hash(try DataFile.bytes(of: path)) }
    var list = ""
    for file in try FolderListing.files(below: path) {
      do throws(DatasetError) {
        list += "\(hash(try DataFile.bytes(of: "\(path)/\(file)")))  \(file)\n"
      } catch {
        guard skippingBroken else { throw error }
        list += "unreadable  \(file)\n"
      }
    }
    return hash(Array(list.utf8))
  }
}
