import Foundation

/// Where a site is written, and where it must not be.
enum OutputFolder {
  /// The folder of a build: the one that was named, else by what the site shows.
  ///
  /// The reference edition lies in `site/`, which git tracks; pictures of real collections may not
  /// be passed on, so a site that has any goes to `site-local/`, which git ignores.
  static func choose(named: String?, holdsRealData: Bool) throws -> String {
    let folder = named ?? (holdsRealData ? "site-local" : "site")
    if holdsRealData { try refuseUnlessPrivate("\(folder)/") }
    return folder
  }

  /// Refuses a place in a checkout that git does not ignore: what lies there is committed easily.
  ///
  /// - Parameters:
  ///   - path: a file, or a folder with `/` at its end; it need not exist.
  ///   - advice: what else to do.
  /// - Throws: `CommandFailure` that says why the place is refused.
  static func refuseUnlessPrivate(
    _ path: String, otherwise advice: String = "use --data drawn"
  ) throws {
    let full = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    guard let checkout = checkout(above: full) else { return }
    let ending = path.hasSuffix("/") ? "/" : ""
    switch gitStatus(["check-ignore", "-q", "--", full + ending], in: checkout) {
    case 0: return
    case 1:
      throw CommandFailure(
        """
        \(path): git tracks this place or would add it, and real collections may not be passed on. \
        Name a place that git ignores, or \(advice).
        """)
    default:
      throw CommandFailure(
        """
        \(path): this lies in the checkout \(checkout), and git cannot say whether it ignores it. \
        Name a place outside, or \(advice).
        """)
    }
  }

  /// The nearest folder above a path that holds `.git`.
  private static func checkout(above path: String) -> String? {
    var folder = (path as NSString).deletingLastPathComponent
    while true {
      if FileManager.default.fileExists(atPath: "\(folder)/.git") { return folder }
      let above = (folder as NSString).deletingLastPathComponent
      if above == folder || folder.isEmpty { return nil }
      folder = above
    }
  }

  /// The exit code of a git command, nil when git cannot be run; the user's `GIT_*` are left out.
  private static func gitStatus(_ arguments: [String], in checkout: String) -> Int32? {
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "-C", checkout, "-c", "safe.directory=*"] + arguments
    git.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
    git.standardOutput = FileHandle.nullDevice
    git.standardError = FileHandle.nullDevice
    guard (try? git.run()) != nil else { return nil }
    git.waitUntilExit()
    return git.terminationStatus
  }
}
