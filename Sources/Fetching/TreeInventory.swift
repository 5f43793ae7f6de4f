import Crypto
import Datasets

/// The pictures of a tree of folders that are there.
struct Tree {
  let facts: TreeFacts
  /// The tree's folder inside the data folder.
  let folder: String
  /// Paths inside the data folder, in byte order.
  let files: [String]

  /// - Parameters:
  ///   - facts: what the tree ought to hold.
  ///   - form: the form that it belongs to.
  ///   - present: all files of the collection, by their paths inside the data folder.
  init(_ facts: TreeFacts, in form: CollectionForm, present: [String]) {
    self.facts = facts
    let folder = facts.folder == "." ? form.folder : "\(form.folder)/\(facts.folder)"
    self.folder = folder
    let classes = Set(facts.counts.map { "\(folder)/\($0.folder)" })
    files = present.filter { classes.contains(Self.folder(of: $0)) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What is wrong with it; the list of all pictures tells only that one of them is.
  ///
  /// Other pictures than ours, in the right numbers, are no fault where everybody chooses.
  func faults(_ digests: [String: Result<FileDigest, any Error>]) -> [CollectionFault] {
    let wrongCounts = wrongCounts
    let unreadable = files.compactMap { path -> CollectionFault? in
      guard case .failure(let error)? = digests[path] else { return nil }
      return CollectionFault(path: path, problem: .unreadable(reason: "\(error)"))
    }
    guard wrongCounts.isEmpty, unreadable.isEmpty else { return wrongCounts + unreadable }
    guard let expected = facts.hash.words, !isAnotherChoice else { return [] }
    let hash = hash(of: digests)
    return hash == expected
      ? [] : [CollectionFault(path: folder, problem: .wrongTree(found: hash, expected: expected))]
  }

  private var wrongCounts: [CollectionFault] {
    let found = Dictionary(grouping: files, by: Self.folder)
    return facts.counts.compactMap { count -> CollectionFault? in
      let path = "\(folder)/\(count.folder)"
      let pictures = found[path]?.count ?? 0
      return pictures == count.pictures
        ? nil
        : CollectionFault(
          path: path, problem: .wrongCount(found: pictures, expected: count.pictures))
    }
  }

  /// Whether as many pictures as there ought to be have other names than those whose hashes are
  /// known.
  var isAnotherChoice: Bool {
    guard let expected = facts.namesHash, wrongCounts.isEmpty else { return false }
    let names = files.map { String($0.dropFirst(folder.count + 1)) }.joined(separator: "\n")
    return SHA256.hash(data: Array(names.utf8)).hexadecimal != expected
  }

  /// The SHA-256 of what `sha256sum` prints for the files.
  private func hash(of digests: [String: Result<FileDigest, any Error>]) -> String {
    var list = SHA256()
    for path in files {
      guard case .success(let digest)? = digests[path] else { continue }
      list.update(data: Array("\(digest.sha256)  ./\(path.dropFirst(folder.count + 1))\n".utf8))
    }
    return list.finalize().hexadecimal
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
