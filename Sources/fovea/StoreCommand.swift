import ArgumentParser
import BuildGraph
import Foundation

/// `fovea store`: looks after what builds keep.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Show, check or shrink the store of results.",
    subcommands: [StoreInfoCommand.self, StoreCleanCommand.self, StoreVerifyCommand.self])
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

  /// - Throws: `CommandFailure` when there is none; looking must not make one.
  func open() throws -> Store {
    guard FileManager.default.fileExists(atPath: "\(folder)/records") else {
      throw CommandFailure("\(folder): there is no store here; a build makes one.")
    }
    return try Store(folder: folder)
  }
}

struct StoreInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Say how large the store is.",
    discussion: ExitStatus.discussion)

  @OptionGroup var options: StoreOptions

  func run() throws {
    let size = StoreCare(try options.open()).size()
    print(
      "\(options.folder): \(size.results) results, \(ByteCount(max(size.bytes, 1)).words); "
        + "\(size.inUse) of them used by the last builds")
  }
}

struct StoreCleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc", abstract: "Remove what has not been used for long.",
    discussion: """
      What the last build of any folder used stays, however large and old it is.

      \(ExitStatus.discussion)
      """)

  @OptionGroup var options: StoreOptions

  @Option(help: "Keep what was used in so many days.")
  var keepDays = 30

  @Option(help: "Come down to this size, such as 2G: what was used longest ago goes first.")
  var maxSize: MemorySize?

  func validate() throws {
    guard (0...36_500).contains(keepDays) else {
      throw ValidationError("--keep-days \(keepDays): give a number of days from 0 to 36500.")
    }
  }

  func run() throws {
    let removed = StoreCare(try options.open()).collect(
      unusedFor: keepDays * 86_400, downTo: maxSize?.bytes)
    print(
      "\(options.folder): \(removed.results) results removed"
        + (removed.bytes > 0 ? ", \(ByteCount(removed.bytes).words) freed" : ""))
  }
}

struct StoreVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Read everything, and remove what is damaged.",
    discussion: ExitStatus.discussion)

  @OptionGroup var options: StoreOptions

  func run() throws {
    let care = StoreCare(try options.open())
    let damaged = care.verify()
    for path in damaged { print(TerminalText("\(path): damaged, removed")) }
    let size = care.size()
    print("\(options.folder): \(size.results) results, \(size.contents) contents, all whole now")
    if !damaged.isEmpty {
      throw CommandFailure(
        "\(damaged.count) files were damaged; what they held is computed again when it is needed.")
    }
  }
}
