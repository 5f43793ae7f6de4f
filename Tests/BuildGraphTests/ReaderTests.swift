import BuildGraph
import Contents
import Foundation
import Synchronization
import Testing

/// Someone who reads a site over and over while new ones take its place.
///
/// What holds: a file that is opened by its path is there, whole, and of one version. What cannot
/// hold for someone who opens one path after the other: that a page and its figure are of one
/// version when a swap came between them.
struct ReaderTests {
  private static let pages = (0..<5).map { "page\($0).html" }

  private func publication(_ version: Int) -> Publication {
    let text = Array(String(repeating: "version \(version)\n", count: 2_000).utf8)
    let list = Self.pages + ["manifest.json"]
    return Publication(
      Self.pages.map { Publication.File(path: $0, content: Content(text)) }
        + [
          Publication.File(
            path: "manifest.json",
            content: Content(Array((list.joined(separator: "\n") + "\n\(version)").utf8)))
        ])
  }

  private func site(_ path: String) -> ReplaceableFolder {
    ReplaceableFolder(path, marker: "manifest.json") { marker in
      Set(String(decoding: marker, as: UTF8.self).split(separator: "\n").map(String.init))
    }
  }

  /// The version that a file's bytes are of, nil when they are none that was ever published.
  private static func version(_ bytes: [UInt8]) -> Int? {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.count == 2_000, let first = lines.first, lines.allSatisfy({ $0 == first }) else {
      return nil
    }
    return Int(first.dropFirst("version ".count))
  }

  @Test func `a page that is opened while sites are swapped is there, whole and of one version`()
    throws
  {
    try withTemporaryFolder { folder in
      let path = "\(folder)/site"
      try publication(0).publish(to: site(path))
      let isDone = Atomic(false)
      let faults = Mutex<[String]>([])
      let seen = Mutex(Set<Int>())
      @Sendable func readAll() {
        for page in Self.pages {
          let bytes = FileManager.default.contents(atPath: "\(path)/\(page)")
          guard let version = bytes.flatMap({ Self.version([UInt8]($0)) }) else {
            faults.withLock { $0.append("\(page): \(bytes?.count ?? -1) bytes") }
            continue
          }
          seen.withLock { _ = $0.insert(version) }
        }
      }
      // A thread of its own, which has read once before the first swap and reads once after the last.
      let (hasBegun, hasEnded) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      Thread {
        readAll()
        hasBegun.signal()
        while !isDone.load(ordering: .acquiring) { readAll() }
        readAll()
        hasEnded.signal()
      }.start()
      hasBegun.wait()
      for version in 1...25 {
        do {
          try publication(version).publish(to: site(path))
        } catch {
          faults.withLock { $0.append("\(error)") }
        }
      }
      isDone.store(true, ordering: .releasing)
      hasEnded.wait()
      #expect(faults.withLock { $0 } == [])
      #expect(seen.withLock { $0.count } > 1)
    }
  }
}
