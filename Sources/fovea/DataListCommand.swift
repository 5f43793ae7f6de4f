import ArgumentParser
import Datasets
import Glibc

/// `fovea data list`: every collection, a line each.
struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the collections, and which of them are here.",
    discussion: ExitStatus.discussion)

  @OptionGroup var options: DataFolderOptions

  func run() throws {
    let folder = options.folder
    let exists = try folder.exists()
    var faults: [String] = []
    let rows = DataCollection.all.map { collection -> [String] in
      let found: (here: String, size: String)
      do {
        found = try presence(of: collection, in: exists ? folder.path : nil)
      } catch {
        faults.append("\(collection.id): \(error)")
        found = ("unreadable", "")
      }
      return [collection.id, found.here, found.size, collection.contents, collection.licence]
    }
    print(TextTable(header: ["name", "here", "size", "what", "licence"], rows: rows))
    guard faults.isEmpty else {
      throw CommandFailure("some of it cannot be read.\n" + faults.joined(separator: "\n"))
    }
  }

  /// Whether a collection is here, in words, and the size of what is here or could be fetched.
  private func presence(
    of collection: DataCollection, in folder: String?
  ) throws -> (here: String, size: String) {
    if let folder, try collection.isPresent(in: folder) {
      return ("present", ByteCount(try size(of: collection, in: folder)).words)
    }
    let absent = collection.fetchedForm == nil ? "absent, by hand" : "absent"
    return (absent, ByteCount(collection.fetchedBytes).words)
  }

  /// The bytes of all files in a collection's folders; links count as what they lead to.
  ///
  /// - Throws: `DatasetError` when a folder cannot be listed, or a file is a link to nowhere.
  private func size(of collection: DataCollection, in folder: String) throws -> Int {
    var bytes = 0
    for root in collection.roots {
      for file in try collection.files(below: root, in: folder) {
        let path = "\(folder)/\(root)/\(file)"
        if try DataFile.kind(of: path) == .deadLink {
          throw DatasetError(path: path, problem: .deadLink)
        }
        var status = stat()
        if stat(path, &status) == 0 { bytes += Int(status.st_size) }
      }
    }
    return bytes
  }
}

extension DataCollection {
  /// How much `fovea data fetch` brings; 0 where it can bring nothing.
  var fetchedBytes: Int {
    guard let form = fetchedForm else { return 0 }
    let files = form.archive.map { [$0] } ?? form.files.filter { !$0.addresses.isEmpty }
    return files.filter { $0.need != .onDemand }.compactMap(\.versions[0].bytes).reduce(0, +)
  }
}
