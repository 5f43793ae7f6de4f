import ArgumentParser
import Contents
import Foundation
import SiteBuilder

/// `fovea check DIR`: every link, picture and anchor of a site on the disk leads somewhere.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that every link and picture of a built site resolves.",
    discussion: ExitStatus.discussion)

  @Argument(help: "The site's folder.")
  var site: String

  func run() throws {
    let tree = try tree()
    guard let manifest = tree[SiteManifest.path],
      let listed = SiteManifest.listedFiles(try manifest.bytes())
    else { throw CommandFailure("\(site): there is no site here; it has no manifest.json of one.") }
    let missing = listed.filter { tree[$0] == nil }.sorted()
    guard missing.isEmpty else {
      throw CommandFailure(
        missing.map { "\(site)/\($0): the site lists it, but it is gone" }
          .joined(separator: "\n"))
    }
    let problems = try LinkCheck.check(tree)
    guard problems.isEmpty else {
      throw CommandFailure(problems.map { "\(site)/\($0)" }.joined(separator: "\n"))
    }
  }

  private func tree() throws -> SiteTree {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: site, isDirectory: &isFolder), isFolder.boolValue
    else { throw CommandFailure("\(site): there is no such folder; build a site first.") }
    let paths = try FileManager.default.subpathsOfDirectory(atPath: site).sorted()
    return SiteTree(
      paths.compactMap { path in
        // Folders have no contents and drop out.
        FileManager.default.contents(atPath: "\(site)/\(path)").map {
          (path, Content([UInt8]($0)))
        }
      })
  }
}
