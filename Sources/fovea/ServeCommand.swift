import ArgumentParser
import Foundation
import PreviewServer

/// `fovea serve`: the site in a browser, built again whenever a file of it is saved.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the course site in a browser, and build it again whenever a file is saved.",
    discussion: """
      Pages show a saved text, template, style sheet or script by themselves; while there is a \
      mistake, they show that and the last site without it. When the program is compiled again, \
      it goes on with the new one. Ctrl-C ends it.

      \(ExitStatus.discussion)
      """)

  @OptionGroup var options: BuildOptions

  @Option(help: "The site's folder: site, or site-local when it shows real collections.")
  var out: String?

  @Option(
    help: ArgumentHelp(
      "The address to listen on; others can reach no address but one that you name here.",
      discussion: "0.0.0.0 is all addresses of this machine."))
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 takes any free one.")
  var port = 8000

  func validate() throws {
    if out == "" { throw ValidationError("--out is empty: name a folder.") }
  }

  func run() throws {
    let site = try SiteBuilding(CourseBuild(options), out: out, ProgressReport())
    let server = try listen(folder: site.folder)
    say("\(server.address) shows \(site.folder); Ctrl-C ends this.")
    if !["127.0.0.1", "localhost", "::1"].contains(host) {
      say(
        "Whoever reaches this machine can read the site. Names that requests may use: "
          + "\(server.allowedHosts).")
    }
    try Preview(of: server, in: site.folder, options).run()
  }

  private func listen(folder: String) throws -> SiteServer {
    do throws(ServerError) {
      return try SiteServer(folder: folder, host: host, port: port)
    } catch {
      switch error {
      case .unknownHost, .portOutOfRange:
        throw CommandFailure(error.description, status: .wrongUsage)
      case .portTaken, .portForbidden, .cannotListen:
        throw CommandFailure(error.description)
      }
    }
  }

  /// At once, also to a pipe.
  private func say(_ line: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
  }
}
