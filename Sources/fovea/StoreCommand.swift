import ArgumentParser
import BuildGraph
import DurableFiles
import Foundation

/// `fovea store`: looks after what builds keep.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Show, check or shrink the store of results.",
    subcommands: [StoreInfoCommand.self, StoreRemovalCommand.self, StoreVerifyCommand.self])
}

/// Which store a command looks at.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Where results are kept.", discussion: "FOVEA_STORE, else .fovea/store."))
  var store: String?

  func validate() throws {
    if store == "" { throw ValidationError("--store is empty: name a folder.") }
  }

  var folder: String { BuildOptions.storeFolder(named: store) }

  /// A store that may be changed.
  func open() throws -> Store {
    try checkThereIsOne()
    return try Store(folder: folder)
  }

  /// A store to look at.
  func look() throws -> Store {
    try checkThereIsOne()
    return Store(lookingAt: folder)
  }

  /// - Throws: `CommandFailure` when there is none; looking must not make one.
  private func checkThereIsOne() throws {
    var isFolder: ObjCBool = false
    let path = "\(folder)/records"
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { throw CommandFailure("\(folder): there is no store here; a build makes one.") }
  }
}

struct StoreInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Say how large the store is.",
    discussion: ExitStatus.discussion)

  @OptionGroup var options: StoreOptions

  func run() throws {
    let care = StoreCare(try options.look())
    let used = try care.sizeInUse()
    print(TerminalText("\(options.folder): \(try care.size().words)"))
    print("used by the last builds, which nothing removes: \(used.words)")
  }
}

struct StoreRemovalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc", abstract: "Remove what has not been used for long.",
    discussion: """
      What the last build of any folder used stays, however large and old it is. Without options, \
      the rest goes after 30 days.

      \(ExitStatus.discussion)
      """)

  @OptionGroup var options: StoreOptions

  @Option(help: "Remove what was not used in so many days.")
  var keepDays: Int?

  @Option(help: "Come down to this size, such as 2G: what was used longest ago goes first.")
  var maxSize: MemorySize?

  func validate() throws {
    guard (0...36_500).contains(keepDays ?? 0) else {
      throw ValidationError(
        "--keep-days \(keepDays ?? 0): give a number of days from 0 to 36500.")
    }
  }

  func run() throws {
    let days = keepDays ?? (maxSize == nil ? 30 : nil)
    let care = StoreCare(try options.open())
    let limits = StoreLimits(unusedFor: days.map { $0 * 86_400 }, bytes: maxSize?.bytes)
    guard let removed = try care.remove(beyond: limits) else {
      throw CommandFailure(
        "\(options.folder): a build uses this store now; run the command again when it has ended.")
    }
    let left = try care.size()
    print(TerminalText("\(options.folder): removed \(removed.words); left \(left.words)"))
    if let most = maxSize?.bytes, left.bytes > most {
      print("More than \(ByteCount(most).words) stays, since the last builds used it.")
    }
  }
}

struct StoreVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Read everything, and remove what is damaged.",
    discussion: ExitStatus.discussion)

  @OptionGroup var options: StoreOptions

  func run() throws {
    let care = StoreCare(try options.look())
    let damages = try care.verify()
    for damage in damages {
      let end = damage.isRemoved ? "removed" : "and cannot be removed"
      print(TerminalText("\(damage.path): damaged, \(end)"))
    }
    print(TerminalText("\(options.folder): \(try care.size().words)"))
    guard damages.isEmpty else {
      throw CommandFailure(
        "\(damages.count) damaged; what they held is computed again when it is needed.")
    }
  }
}

extension StoreCare.Size {
  var words: String {
    "\(results) \(results == 1 ? "result" : "results")"
      + (bytes > 0 ? ", \(ByteCount(bytes).words)" : "")
  }
}
