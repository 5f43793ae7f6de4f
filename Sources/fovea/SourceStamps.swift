import BuildGraph

/// Hashes of the code that this program was compiled from, for the keys of what the code makes.
enum SourceStamps {
  /// Over all files of some modules: paths and contents.
  static func modules(_ names: String...) -> String {
    stamp { path in names.contains { path.hasPrefix("\($0)/") } }
  }

  /// Over one file, by its path below `Sources/`.
  static func file(_ path: String) -> String {
    stamp { $0 == path }
  }

  /// The text of a file, by its path below `Sources/`.
  static func text(of path: String) -> String? {
    RecordedSources.files.first { $0.path == path }?.text
  }

  private static func stamp(_ isIncluded: (String) -> Bool) -> String {
    let files = RecordedSources.files.filter { isIncluded($0.path) }
    precondition(!files.isEmpty, "no recorded source matches")
    var text = ""
    for file in files {
      text += "\(file.path.utf8.count) \(file.path) \(file.text.utf8.count) \(file.text)\n"
    }
    return ContentHash(of: text).hexadecimal
  }
}
