import Foundation
import Testing

/// Ctrl-C at several moments of real builds with drawn data.
struct InterruptionTests {
  /// Long enough for a machine that runs other tests beside.
  private static let longestStop = Duration.seconds(2)

  private func build(_ folder: String, site: String = "site") -> [String] {
    [
      "build", "--edition", "quick", "--data", "drawn", "--jobs", "2", "--out",
      "\(folder)/\(site)", "--store", "\(folder)/\(site).store",
    ]
  }

  /// Finished results in the store of a site.
  private func results(_ folder: String) -> [String] {
    let paths = try? FileManager.default.subpathsOfDirectory(atPath: "\(folder)/site.store")
    return (paths ?? []).filter { ($0 as NSString).lastPathComponent.count == 64 }
  }

  private func leftovers(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".partial") || $0.contains(".partial/")
    }
  }

  /// Builds once more with the same store, and compares with a build that nobody disturbed.
  private func expectNextBuildIsWhole(_ folder: String) throws {
    let next = try FoveaProcess().run(build(folder))
    #expect(next.status == 0, "\(next.errors)")
    let calm = try FoveaProcess().run(build(folder, site: "calm"))
    #expect(calm.status == 0, "\(calm.errors)")
    #expect(try files(in: "\(folder)/site") == files(in: "\(folder)/calm"))
  }

  /// Interrupts a build, and checks everything that must hold whenever it was.
  private func expectCleanStop(
    signals: [Int32] = [SIGINT], until isTime: (_ folder: String, _ errors: String) -> Bool
  ) throws {
    try withTemporaryFolder { folder in
      let outcome = try InterruptedProcess(folder: folder, signals: signals).run(build(folder)) {
        isTime(folder, $0)
      }
      #expect(outcome.wasReached)
      #expect(outcome.status == 130, "\(outcome.errors)")
      #expect(!outcome.wasKilled)
      #expect(outcome.time < Self.longestStop)
      if signals.count == 1 {
        #expect(outcome.errors.contains("fovea: stopped: "), "\(outcome.errors)")
        #expect(try leftovers(folder).isEmpty)
      }
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/site"))
      try expectNextBuildIsWhole(folder)
    }
  }

  @Test func `a build stops before its first result`() throws {
    try expectCleanStop { folder, _ in
      FileManager.default.fileExists(atPath: "\(folder)/site.store")
    }
  }

  @Test func `a build stops in training`() throws {
    try expectCleanStop { _, errors in errors.contains("epoch 1 of 1") }
  }

  @Test func `a build stops between results, and keeps the finished ones`() throws {
    try expectCleanStop { folder, _ in results(folder).count >= 3 }
  }

  @Test func `a second Ctrl-C ends a build at once`() throws {
    try expectCleanStop(signals: [SIGINT, SIGINT]) { _, errors in
      errors.contains("epoch 1 of 1")
    }
  }

  @Test func `the message names the epoch and the batch`() throws {
    try withTemporaryFolder { folder in
      let outcome = try InterruptedProcess(folder: folder).run(build(folder)) {
        $0.contains("model bt1: epoch 1 of 1")
      }
      #expect(
        outcome.errors.contains(#/model bt1: stopped in epoch 1 of 1, after batch \d+ of 125\n/#),
        "\(outcome.errors)")
    }
  }

  @Test func `a Ctrl-C while the site is written leaves the old one or the new one`() throws {
    try withTemporaryFolder { folder in
      _ = try FoveaProcess().run(build(folder))
      let before = try files(in: "\(folder)/site")
      let outcome = try InterruptedProcess(folder: folder).run(build(folder)) { _ in
        (try? leftovers(folder).isEmpty) == false
      }
      // The end may come before the signal does.
      #expect([0, 130].contains(outcome.status), "\(outcome.errors)")
      #expect(try files(in: "\(folder)/site") == before)
      #expect(try leftovers(folder).isEmpty)
    }
  }

  @Test func `a run and a figure stop too, and write nothing`() throws {
    try withTemporaryFolder { folder in
      let options = ["--edition", "quick", "--data", "drawn", "--store", "\(folder)/store"]
      for arguments in [["run", "bt1"], ["figure", "b5", "-o", "\(folder)/b5.svg"]] {
        let outcome = try InterruptedProcess(folder: folder).run(arguments + options) {
          $0.contains("epoch 1 of 1")
        }
        #expect(outcome.status == 130, "\(outcome.errors)")
        #expect(outcome.errors.contains("stopped in epoch 1 of 1"), "\(outcome.errors)")
        #expect(outcome.time < Self.longestStop)
      }
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/b5.svg"))
    }
  }

  @Test(arguments: [0, 2])
  func `a build that is killed leaves a store that the next one can use`(results: Int) throws {
    try withTemporaryFolder { folder in
      let outcome = try InterruptedProcess(folder: folder, signals: [SIGKILL]).run(build(folder)) {
        results == 0 ? $0.contains("epoch 1 of 1") : self.results(folder).count >= results
      }
      #expect(outcome.wasKilled)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/site"))
      try expectNextBuildIsWhole(folder)
    }
  }
}
