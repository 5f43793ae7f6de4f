import Datasets

/// A collection's files in a data folder, sorted by what they ought to be.
struct CollectionInventory {
  /// A file to read, and what is known about it.
  struct File {
    /// The path inside the data folder.
    let path: String
    let likelySize: Int
    let needsTextHash: Bool
  }

  private let collection: DataCollection
  private let forms: [CollectionForm]
  /// The versions that a path may hold; a path may serve several forms.
  private let versions: [String: [FileVersion]]
  private let trees: [Tree]
  /// Paths of all files that are there.
  private let present: Set<String>
  private let foreign: [String]
  private let unfinished: [String]
  /// Folders into which an archive was being unpacked.
  private let halfUnpacked: [String]

  /// Looks at names alone.
  ///
  /// - Throws: `DatasetError` when a folder cannot be listed, or is a file or a link to nowhere.
  init(of collection: DataCollection, in dataFolder: String) throws(DatasetError) {
    self.collection = collection
    var present: [String] = []
    for root in collection.roots {
      present += try collection.files(below: root, in: dataFolder).map { "\(root)/\($0)" }
    }
    self.present = Set(present)
    forms = try collection.presentForms(in: dataFolder)
    versions = Dictionary(
      grouping: collection.forms.flatMap(\.allVersions), by: \.path
    ).mapValues { $0.map(\.version) }
    let forms = forms
    trees = forms.flatMap { form in form.trees.map { Tree($0, in: form, present: present) } }
    let known = Set(versions.keys).union(trees.flatMap(\.files))
    let others = present.filter { !known.contains($0) && !$0.hasSuffix("/SOURCE.md") }
    let temporary = collection.forms.filter { $0.archive != nil }.map {
      $0.folder + PartialFile.ending
    }
    halfUnpacked = temporary.filter { folder in others.contains { $0.hasPrefix("\(folder)/") } }
    let outside = others.filter { path in !temporary.contains { path.hasPrefix("\($0)/") } }
    unfinished = outside.filter { $0.hasSuffix(PartialFile.ending) }
    foreign = outside.filter {
      !$0.hasSuffix(PartialFile.ending) && !$0.hasSuffix(PartialFile.originEnding)
    }
  }

  /// Everything that has a hash or a size to be held against.
  var filesToRead: [File] {
    let single = versions.filter { present.contains($0.key) }.map { path, versions in
      File(
        path: path, likelySize: versions.compactMap(\.bytes).max() ?? 0,
        needsTextHash: versions.contains(where: \.needsTextHash))
    }
    return single
      + trees.flatMap(\.files).map { File(path: $0, likelySize: 0, needsTextHash: false) }
  }

  func report(_ digests: [String: Result<FileDigest, any Error>]) -> CollectionReport {
    let read = filesToRead.compactMap { try? digests[$0.path]?.get() }
    let damaged = versions.keys.filter(present.contains).sorted().compactMap { path in
      fault(at: path, digests[path])
    }
    let faults =
      missing + damaged + trees.flatMap { $0.faults(digests) }
      + foreign.map { CollectionFault(path: $0, problem: .foreign) }
    return CollectionReport(
      collection: collection, forms: forms, files: read.count,
      bytes: read.reduce(0) { $0 + $1.bytes }, faults: faults, notes: notes)
  }

  private var missing: [CollectionFault] {
    forms.flatMap { form in
      form.files.filter { $0.need == .required && !isPresent($0, of: form) }.map {
        CollectionFault(path: "\(form.folder)/\($0.path)", problem: .missing)
      }
    }
  }

  private func isPresent(_ file: FileFacts, of form: CollectionForm) -> Bool {
    file.versions.contains { present.contains("\(form.folder)/\($0.path)") }
  }

  private func fault(
    at path: String, _ digest: Result<FileDigest, any Error>?
  ) -> CollectionFault? {
    let versions = versions[path] ?? []
    switch digest {
    case .success(let digest):
      if versions.contains(where: { $0.accepts(digest) }) { return nil }
      return CollectionFault(path: path, digest: digest, expected: versions)
    case .failure(let error):
      return CollectionFault(path: path, problem: .unreadable(reason: "\(error)"))
    case nil: return CollectionFault(path: path, problem: .missing)
    }
  }

  private var notes: [String] {
    let more = forms.flatMap { form in
      form.files.filter { $0.need == .onDemand && !isPresent($0, of: form) }.map(\.path)
    }
    let unknown =
      versions.filter { path, versions in
        present.contains(path) && versions.allSatisfy { $0.hash == .unknown }
      }.map(\.key).sorted() + trees.filter { $0.facts.hash == .unknown }.map(\.folder)
    let chosen = trees.filter(\.isAnotherChoice).map { tree -> String in
      "\(tree.folder): these are other pictures than those that this was checked with"
    }
    return unfinished.map { "\($0) is a download that is not finished" }
      + halfUnpacked.map { "\($0) is what a stopped unpacking left; it may be removed" }
      + more.map { "\($0) can be fetched too" }
      + chosen
      + unknown.map { "\($0): nobody publishes its SHA-256, so its content was not checked" }
  }
}

extension CollectionFault {
  /// The file is none of the versions that it may be.
  init(path: String, digest: FileDigest, expected versions: [FileVersion]) {
    let sizes = versions.compactMap(\.bytes)
    if sizes.count == versions.count, !sizes.contains(digest.bytes) {
      let expected = Set(sizes).sorted()
      self.init(path: path, problem: .wrongSize(found: digest.bytes, expected: expected))
    } else {
      let likely = versions.filter { $0.bytes == nil || $0.bytes == digest.bytes }
      self.init(
        path: path,
        problem: .wrongHash(found: digest.sha256, expected: likely.compactMap(\.hash.words)))
    }
  }
}
