extension DataCollection {
  /// The form to read from a data folder, nil when the collection is absent.
  ///
  /// - Throws: `DatasetError` when a folder cannot be looked into.
  public func presentForm(in dataFolder: String) throws(DatasetError) -> CollectionForm? {
    for form in forms where try form.isPresent(in: dataFolder) { return form }
    return nil
  }

  /// Every form of which any needed file is there.
  ///
  /// - Throws: `DatasetError` when a folder cannot be looked into.
  package func presentForms(in dataFolder: String) throws(DatasetError) -> [CollectionForm] {
    var present: [CollectionForm] = []
    for form in forms where try form.isPresent(in: dataFolder) { present.append(form) }
    return present
  }

  /// The folders directly in a data folder that hold the collection's forms.
  package var roots: [String] {
    var roots: [String] = []
    for form in forms {
      let root = String(form.folder.prefix { $0 != "/" })
      if !roots.contains(root) { roots.append(root) }
    }
    return roots
  }
}

extension DataCollection {
  /// The files below one of the roots, from there; none if it is absent.
  ///
  /// - Throws: `DatasetError` when it cannot be listed, or is a file or a link to nowhere.
  package func files(
    below root: String, in dataFolder: String
  ) throws(DatasetError) -> [String] {
    let path = "\(dataFolder)/\(root)"
    switch try DataFile.kind(of: path) {
    case .absent: return []
    case .deadLink: throw DatasetError(path: path, problem: .deadLink)
    case .file: throw DatasetError(path: path, problem: .notAFolder)
    case .folder: return try FolderListing.files(below: path)
    }
  }
}

extension CollectionForm {
  /// Whether any needed file is there: an absent collection is drawn, an incomplete one is an
  /// error.
  ///
  /// A link to nowhere is there, and an error for whoever reads it.
  func isPresent(in dataFolder: String) throws(DatasetError) -> Bool {
    for file in files where file.need != .accompanying {
      for version in file.versions {
        if try DataFile.kind(of: "\(dataFolder)/\(folder)/\(version.path)") != .absent {
          return true
        }
      }
    }
    for folder in trees.flatMap(\.topFolders) {
      if try DataFile.kind(of: "\(dataFolder)/\(self.folder)/\(folder)") != .absent { return true }
    }
    return false
  }

  /// Every file that the form may have, by its path inside the data folder.
  package var allVersions: [(path: String, version: FileVersion)] {
    let own = files.flatMap(\.versions).map { ("\(folder)/\($0.path)", $0) }
    return own + (archive?.versions ?? []).map { ("\(archiveFolder)/\($0.path)", $0) }
  }

  /// The folder inside the data folder that an archive is put into, to be unpacked there.
  package var archiveFolder: String {
    folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? "."
  }
}

extension TreeFacts {
  /// The folder itself, or if that is the form's, those in it.
  fileprivate var topFolders: [String] {
    folder == "." ? counts.map { String($0.folder.prefix { $0 != "/" }) } : [folder]
  }
}
