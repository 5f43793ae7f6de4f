import ArgumentParser
import Datasets
import Foundation

/// `fovea data list`: every collection, a line each.
struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the collections, and which of them are here.",
    discussion: ExitStatus.discussion)

  @OptionGroup var options: DataFolderOptions

  func run() throws {
    let folder = options.folder
    let exists = try folder.exists()
    let rows = try DataCollection.all.map { collection in
      let isPresent = try exists && collection.isPresent(in: folder.path)
      let bytes = isPresent ? try size(of: collection, in: folder.path) : collection.fetchedBytes
      let absent = collection.fetchedForm == nil ? "absent, by hand" : "absent"
      return [
        collection.id, isPresent ? "present" : absent, ByteCount(bytes).words,
        collection.contents, collection.licence,
      ]
    }
    print(TextTable(header: ["name", "here", "size", "what", "licence"], rows: rows))
  }

  /// The bytes of all files in a collection's folders.
  private func size(of collection: DataCollection, in folder: String) throws -> Int {
    var bytes = 0
    for root in collection.roots {
      let path = "\(folder)/\(root)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      for file in try FolderListing.files(below: path) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(file)")
        bytes += attributes?[.size] as? Int ?? 0
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
