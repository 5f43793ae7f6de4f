import BuildGraph
import Contents
import DurableFiles
import Foundation

/// The store of this command: the one that the user named, or one that can be written to.
enum WorkingStore {
  /// - Throws: `FileFailure` when there is no place for results at all.
  static func open(_ options: BuildOptions) throws -> Store {
    let folder = options.storeFolder
    do {
      return try Store(folder: folder, upstreams: upstreams(tellsUser: true))
    } catch let failure {
      guard isFolder(folder) else { throw failure }
      let stand = standIn(for: folder)
      ErrorOutput.print(
        "\(failure.path): cannot \(failure.action): \(failure.reason); new results go to \(stand).")
      return try Store(folder: stand, upstreams: [folder] + upstreams(tellsUser: true))
    }
  }

  /// The same results, for commands that only look: nothing is made or written.
  static func look(_ options: BuildOptions) throws -> Store {
    let folder = options.storeFolder
    let isThere = FileManager.default.fileExists(atPath: folder)
    guard !isThere || isFolder(folder) else {
      throw FileFailure(
        path: folder, action: "use this as a store", reason: "it is not a folder",
        hint: "Name another.")
    }
    let others = upstreams(tellsUser: false)
    guard isThere, !FileManager.default.isWritableFile(atPath: folder) else {
      return Store(lookingAt: folder, upstreams: others)
    }
    return Store(lookingAt: standIn(for: folder), upstreams: [folder] + others)
  }

  /// Only what the user configured is asked: a store is trusted for what its keys mean.
  private static func upstreams(tellsUser: Bool) -> [String] {
    let named = ProcessInfo.processInfo.environment["FOVEA_STORE_UPSTREAM"] ?? ""
    if named.isEmpty { return [] }
    if tellsUser && !isFolder("\(named)/records") {
      ErrorOutput.print(
        "FOVEA_STORE_UPSTREAM: there is no store in \(named), so nothing is taken from there.")
    }
    return [named]
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// A folder of the user's own: what lies in a store is trusted for what its keys mean.
  private static func standIn(for folder: String) -> String {
    let environment = ProcessInfo.processInfo.environment
    let named = environment["XDG_CACHE_HOME"] ?? ""
    let caches = named.isEmpty ? "\(NSHomeDirectory())/.cache" : named
    let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().standardizedFileURL.path
    return "\(caches)/fovea/store-\(ContentHash(of: path).hexadecimal.prefix(16))"
  }
}
