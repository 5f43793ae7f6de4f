import BuildGraph
import Foundation
import Testing

struct StoreUpkeepTests {
  private let now = Date()

  /// A store with a result that was last used so many days ago.
  private func withOldResult(_ days: Double, _ body: (StoreCare) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      _ = try Build(
        BuildGraph([textNode("a")]), store: store, settings: BuildSettings(jobs: 1)
      ) { _ in }.run()
      for path in files(in: "\(folder)/records") {
        try FileManager.default.setAttributes(
          [.modificationDate: now.addingTimeInterval(-days * 86_400)], ofItemAtPath: path)
      }
      try body(StoreCare(store))
    }
  }

  @Test func `a large store loses what was not used for a month`() throws {
    try withOldResult(31) { care in
      let removed = try care.upkeep(now: now, largerThan: 10)
      #expect(removed?.results == 1)
    }
  }

  @Test func `a large store keeps what was used in the last month`() throws {
    try withOldResult(29) { care in
      let removed = try care.upkeep(now: now, largerThan: 10)
      let left = try care.size()
      #expect(removed == StoreCare.Size())
      #expect(left.results == 1)
    }
  }

  @Test func `a small store is left alone`() throws {
    try withOldResult(400) { care in
      let removed = try care.upkeep(now: now)
      let left = try care.size()
      #expect(removed == StoreCare.Size())
      #expect(left.results == 1)
    }
  }

  @Test func `a store is looked after once a day`() throws {
    try withOldResult(31) { care in
      let first = try care.upkeep(now: now)
      let later = try care.upkeep(now: now.addingTimeInterval(3600), largerThan: 10)
      let tomorrow = try care.upkeep(now: now.addingTimeInterval(86_500), largerThan: 10)
      #expect(first == StoreCare.Size())
      #expect(later == nil)
      #expect(tomorrow?.results == 1)
    }
  }
}
