import BuildGraph
import Cancellations
import Contents
import Foundation

/// A build of three pages from one word, in the steps of `fovea build`, for tests that disturb it.
///
///   small-build STORE SITE WORD [FILE]
///
/// While FILE exists, the first node does not finish. Prints the site's hash.
@main
struct SmallBuild {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 3 else {
      say("small-build STORE SITE WORD [FILE]")
      exit(2)
    }
    do {
      try run(arguments)
    } catch {
      say("\(error)")
      exit(1)
    }
  }

  private static func say(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
  }

  private static func run(_ arguments: [String]) throws {
    let (folder, site, word) = (arguments[0], arguments[1], arguments[2])
    let gate = arguments.count > 3 ? arguments[3] : nil
    let target = ReplaceableFolder(site, marker: "manifest.json", listedFiles: listedFiles)
    try target.check()
    let store = try Store(folder: folder)
    let lock = try BuildLock(
      target.path, in: store, as: "small-build \(site)", cancellation: Cancellation()
    ) { holder in
      say("waiting for \(holder)")
    }
    defer { withExtendedLifetime(lock) {} }
    var journal = BuildJournal(of: target.path, in: store)
    let result = Build(
      try BuildGraph(nodes(word, gate)), store: store, settings: BuildSettings(jobs: 1)
    ) { event in
      if case .failed(_, let message) = event { say(message) }
    }.run()
    if let failure = result.storeFailure { throw failure }
    journal.note(result.outcomes)
    try journal.save(in: store)
    let publication = try publication(of: result)
    try publication.publish(to: target)
    print(publication.treeHash)
  }

  private static let pages = ["index", "word", "lectures/steady"]

  /// A word, pages of which two depend on it, and a picture that depends on nothing.
  private static func nodes(_ word: String, _ gate: String?) -> [Node] {
    let source = Node(id: "word", kind: "word", parameters: [.init("word", word)]) { _ in
      while let gate, FileManager.default.fileExists(atPath: gate) { usleep(5_000) }
      return [Node.Part("text", Array(word.utf8))]
    }
    return [source]
      + pages.map { page in
        let isSteady = page.hasSuffix("steady")
        return Node(
          id: "page \(page)", kind: "page", parameters: [.init("page", page)],
          inputs: isSteady ? [] : [.node("word")]
        ) { context in
          let text = isSteady ? [] : try context.bytes(of: "text", from: "word")
          return [Node.Part("text", Array("<p>\(page) ".utf8) + text)]
        }
      }
  }

  private static func publication(of result: BuildResult) throws -> Publication {
    var files = try pages.map { page in
      guard let content = result.content(of: "text", from: "page \(page)") else {
        throw MissingPage(page: page)
      }
      return Publication.File(path: "\(page).html", content: content)
    }
    let list = files.map { "\($0.content.hash) \($0.path)\n" }.joined()
    files.append(Publication.File(path: "manifest.json", content: Content(Array(list.utf8))))
    return Publication(files)
  }

  @Sendable private static func listedFiles(_ manifest: [UInt8]) -> Set<String>? {
    let lines = String(decoding: manifest, as: UTF8.self).split(separator: "\n")
    return Set(lines.compactMap { $0.split(separator: " ").last.map(String.init) })
      .union(["manifest.json"])
  }
}

private struct MissingPage: Error, CustomStringConvertible {
  let page: String
  var description: String { "there is no page \(page)" }
}
