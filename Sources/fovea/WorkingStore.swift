import BuildGraph
import Contents
import DurableFiles
import Foundation

/// The store of this command: the one that the user named, or one that can be written to.
enum WorkingStore {
  /// - Throws: `FileFailure` when there is no place for results at all.
  static func open(_ options: BuildOptions) throws -> Store {
    let upstream = ProcessInfo.processInfo.environment["FOVEA_STORE_UPSTREAM"] ?? ""
    let upstreams = upstream.isEmpty ? [] : [upstream]
    do {
      return try Store(folder: options.storeFolder, upstreams: upstreams)
    } catch let failure {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: options.storeFolder, isDirectory: &isFolder),
        isFolder.boolValue
      else { throw failure }
      let stand = standIn(for: options.storeFolder)
      ErrorOutput.print(
        "\(failure.path): cannot \(failure.action): \(failure.reason); new results go to \(stand).")
      return try Store(folder: stand, upstreams: [options.storeFolder] + upstreams)
    }
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
