import Foundation

/// Where a site is written, and where it must not be.
enum OutputFolder {
  /// How long git may take to say whether it ignores a place, which it says in milliseconds.
  private static let patience = Duration.seconds(5)

  /// Where sites go that nobody named a folder for.
  static let usual = ["site", "site-local"]

  /// The folder of a build: the one that was named, else by what the site shows.
  ///
  /// The reference edition lies in `site/`, which git tracks; pictures of real collections may not
  /// be passed on, so a site that has any goes to `site-local/`, which git ignores.
  static func choose(named: String?, holdsRealData: Bool) throws -> String {
    let folder = name(named, holdsRealData: holdsRealData)
    if holdsRealData { try refuseUnlessPrivate("\(folder)/") }
    return folder
  }

  /// The same, also where a build would be refused.
  static func name(_ named: String?, holdsRealData: Bool) -> String {
    named ?? usual[holdsRealData ? 1 : 0]
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
    let isFolder = path.hasSuffix("/")
    let innermost = isFolder ? full : (full as NSString).deletingLastPathComponent
    guard let checkout = checkout(around: innermost) else { return }
    let ending = isFolder ? "/" : ""
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

  /// A folder, or the nearest one above it, that holds `.git`.
  private static func checkout(around innermost: String) -> String? {
    var folder = innermost
    while true {
      if FileManager.default.fileExists(atPath: "\(folder)/.git") { return folder }
      let above = (folder as NSString).deletingLastPathComponent
      if above == folder || folder.isEmpty { return nil }
      folder = above
    }
  }

  /// The exit code of a git command, nil when git cannot be run or does not answer; the user's
  /// `GIT_*` are left out.
  private static func gitStatus(_ arguments: [String], in checkout: String) -> Int32? {
    ChildProcess.exitCode(
      of: ["git", "-C", checkout, "-c", "safe.directory=*"] + arguments,
      environment: ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") },
      within: patience)
  }
}
