import Foundation

/// Where a site is written, and where it must not be.
enum OutputFolder {
  /// The folder of a build: the one that was named, else by what the site shows.
  ///
  /// The reference edition lies in `site/`, which git tracks; pictures of real collections may not
  /// be passed on, so a site that has any goes to `site-local/`, which git ignores.
  static func choose(named: String?, holdsRealData: Bool) throws -> String {
    let folder = named ?? (holdsRealData ? "site-local" : "site")
    if holdsRealData && isTracked(folder) {
      throw CommandFailure(
        """
        \(folder): git tracks this folder, and this site shows real collections, which may not \
        be passed on. Name another folder with --out, or build with --data drawn.
        """)
    }
    return folder
  }

  /// Whether git keeps any file below the folder; without git or a checkout, it does not.
  private static func isTracked(_ folder: String) -> Bool {
    let url = URL(fileURLWithPath: folder).resolvingSymlinksInPath().standardizedFileURL
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
      isFolder.boolValue
    else { return false }
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "-C", url.path, "ls-files", "--cached", "-z", "."]
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    guard (try? git.run()) != nil else { return false }
    let listed = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    return git.terminationStatus == 0 && !listed.isEmpty
  }
}
