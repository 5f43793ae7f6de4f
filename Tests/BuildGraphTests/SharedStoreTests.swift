import BuildGraph
import Faults
import Foundation
import Synchronization
import Testing

/// Builds of several places with one store, while everything that no last build used is removed
/// over and over.
///
/// For a moment, or with FOVEA_FAULTS=all for a minute.
struct SharedStoreTests {
  private static let time: Duration =
    ProcessInfo.processInfo.environment["FOVEA_FAULTS"] == "all" ? .seconds(60) : .seconds(0.5)

  private static let words = ["one", "two", "three"]

  /// Builds one site after the other until a time, or until something is wrong.
  ///
  /// - Returns: what was wrong.
  private static func build(
    _ site: SmallSite, _ fault: Fault?, _ trees: [[String: Data]?],
    until end: ContinuousClock.Instant
  ) -> String? {
    for round in 0... {
      do {
        let which = round % words.count
        let outcome = try site.build(words[which], fault)
        if outcome.status != 0 || site.tree != trees[which] {
          return "round \(round) of \(site.name): \(outcome.errors)"
        }
      } catch {
        return "\(error)"
      }
      if ContinuousClock.now > end && round > words.count { break }
    }
    return nil
  }

  @Test(arguments: [true, false])
  func `builds and removals at once cost work, never a site`(hasLocks: Bool) throws {
    let trees = try Self.words.map { try SmallSite.cleanTree($0) }
    try withTemporaryFolder { folder in
      let end = ContinuousClock.now + Self.time
      let fault = hasLocks ? nil : Fault(at: 1, code: ENOSYS, of: ["flock"])
      let wrong = Mutex<[String]>([])
      let names = ["a", "b", "c"]
      let builders = Atomic(names.count)
      for name in names {
        Thread {
          let site = SmallSite(folder: folder, name: name)
          if let fault = Self.build(site, fault, trees, until: end) {
            wrong.withLock { $0.append(fault) }
          }
          builders.subtract(1, ordering: .releasing)
        }.start()
      }
      var removed = 0
      func remove() throws {
        let care = StoreCare(try Store(folder: "\(folder)/store"))
        removed += try care.remove(beyond: StoreLimits(unusedFor: 0))?.results ?? 0
      }
      while builders.load(ordering: .acquiring) > 0 {
        try remove()
        usleep(1_000)
      }
      try remove()
      #expect(wrong.withLock { $0 } == [])
      #expect(removed > 0)
    }
  }
}
