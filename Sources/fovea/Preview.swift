import BuildGraph
import Cancellations
import Contents
import Foundation
import PreviewServer

/// Builds the site again whenever what it is made from changes, and tells its pages.
struct Preview {
  /// What authors edit; looking at these files so often takes two thousandths of a core.
  private static let sources = ["templates", "LICENSE", "NOTICE"]
  private static let pause: useconds_t = 80_000
  /// Until what an editor writes in several steps stays as it is, or nobody waits for that longer.
  private static let calm: useconds_t = 20_000
  private static let mostCalms = 25

  private let server: SiteServer
  private let folder: String
  private let options: BuildOptions

  init(of server: SiteServer, in folder: String, _ options: BuildOptions) {
    self.server = server
    self.folder = folder
    self.options = options
  }

  /// Goes on until Ctrl-C.
  ///
  /// - Throws: `CommandFailure` with the status `interrupted`.
  func run() throws {
    // Not in a task: a build may keep all of their threads busy.
    Thread.detachNewThread { [server] in server.run() }
    var program = ProgramFile()
    var files = FileWatch(Self.sources)
    try build()
    while true {
      usleep(Self.pause)
      guard !Interruption.cancellation.isCancelled else {
        throw CommandFailure("stopped.", status: .interrupted)
      }
      if program.wasReplaced() { program.startAgain(port: server.port) }
      if files.hasChanged() {
        for _ in 0..<Self.mostCalms {
          usleep(Self.calm)
          if !files.hasChanged() { break }
        }
        try build()
      }
    }
  }

  /// Whatever goes wrong is told, in the terminal and on the pages, and may be mended.
  private func build() throws {
    let progress = ProgressReport()
    var state = server.updates.state
    do {
      let site = try SiteBuilding(CourseBuild(options), out: folder, progress).run()
      state.page = site.publication.hash { !$0.hasSuffix(".css") }
      state.styles = site.publication.hash { $0.hasSuffix(".css") }
      state.failure = site.failure ?? ""
      ErrorOutput.print("\(site.folder)/index.html: \(site.words)")
      if let failure = site.failure { ErrorOutput.print("fovea: \(failure)") }
    } catch {
      progress.finish()
      let failure = error as? CommandFailure
      if failure?.status == .interrupted { throw error }
      let words = failure?.message ?? "\(error)"
      ErrorOutput.print("fovea: \(words)")
      state.failure = (progress.failures + [words]).joined(separator: "\n")
    }
    server.updates.state = state
  }
}

extension Publication {
  /// Over the paths and contents of some files; the manifest only lists the others.
  fileprivate func hash(where isCounted: (String) -> Bool) -> String {
    let counted = files.filter { $0.path != "manifest.json" && isCounted($0.path) }
    return Publication(counted).treeHash.hexadecimal
  }
}
