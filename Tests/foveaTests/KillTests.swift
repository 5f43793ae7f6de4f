import Faults
import Foundation
import Testing

/// `kill -9` of real builds: afterwards the old site is whole or the new one is, and the next build
/// makes what a clean one makes.
///
/// A few moments of publishing are tried; with FOVEA_FAULTS=all 200 of whole builds, half of them
/// while an old site is replaced, which is where most calls that change files are.
struct KillTests {
  private static let triesAll = ProcessInfo.processInfo.environment["FOVEA_FAULTS"] == "all"

  /// Moments drawn evenly from a time, the same in every run.
  private struct Moments {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Steps a linear congruential generator, with Knuth's factors for 64 bits (TAOCP 2, §3.3.4).
    mutating func next(in time: Duration) -> Duration {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return time * (Double(state >> 11) / Double(1 << 53))
    }
  }

  private func kill(_ folder: String, after moment: Duration) throws -> InterruptedProcess.Outcome {
    let start = ContinuousClock.now
    return try InterruptedProcess(folder: folder, signals: [SIGKILL]).run(
      CleanBuild.arguments(in: folder)
    ) { _ in ContinuousClock.now - start >= moment }
  }

  /// Runs the next build, and expects of it what a clean one makes, its hash too, and no litter.
  private func expectNextBuildIsWhole(_ folder: String, _ words: String) throws {
    let next = try FoveaProcess().run(CleanBuild.arguments(in: folder) + ["--tree-hash"])
    #expect(next.status == 0, "\(words): \(next.errors)")
    #expect(try files(in: "\(folder)/site") == CleanBuild.tree(), "\(words)")
    let beside = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!beside.contains { $0.hasPrefix("site.") }, "\(words): \(beside)")
    let partial = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/store/partial")
    #expect(partial.isEmpty, "\(words): \(partial)")
  }

  /// Makes an old site, of which every other file differs from the one that is built next.
  ///
  /// - Returns: its files.
  private func changeSite(_ folder: String) throws -> [String: Data] {
    for (number, path) in try CleanBuild.tree().keys.sorted().enumerated()
    where number % 2 == 0 && path != "manifest.json" {
      let file = URL(fileURLWithPath: "\(folder)/site/\(path)")
      try (Data(contentsOf: file) + Data("changed".utf8)).write(to: file)
    }
    return try files(in: "\(folder)/site")
  }

  @Test(.enabled(if: triesAll, "takes 12 minutes: FOVEA_FAULTS=all"))
  func `a first build that is killed at drawn moments`() throws {
    var moments = Moments(seed: 6)
    for number in 1...100 {
      try withTemporaryFolder { folder in
        let moment = moments.next(in: try CleanBuild.duration())
        let words = "kill \(number), after \(moment)"
        _ = try kill(folder, after: moment)
        if FileManager.default.fileExists(atPath: "\(folder)/site") {
          #expect(try files(in: "\(folder)/site") == CleanBuild.tree(), "\(words)")
        }
        try expectNextBuildIsWhole(folder, words)
      }
    }
  }

  @Test func `a build that is killed at drawn moments while it publishes over an old site`() throws
  {
    var moments = Moments(seed: 7)
    try CleanBuild.withCopy { folder in
      _ = try changeSite(folder)
      let start = ContinuousClock.now
      try expectNextBuildIsWhole(folder, "undisturbed")
      let duration = ContinuousClock.now - start
      for number in 1...(Self.triesAll ? 100 : 4) {
        let old = try changeSite(folder)
        let moment = moments.next(in: duration)
        let words = "kill \(number), after \(moment)"
        _ = try kill(folder, after: moment)
        let left = try files(in: "\(folder)/site")
        #expect(try left == old || left == CleanBuild.tree(), "\(words)")
        try expectNextBuildIsWhole(folder, words)
      }
    }
  }

  /// Ends a build at a call that changes files, and expects the old site or the new one.
  private func expectRecovery(_ folder: String, _ fault: Fault) throws {
    let words = "\(fault)"
    let old = try changeSite(folder)
    let outcome = try FoveaProcess(environment: fault.environment()).run(
      CleanBuild.arguments(in: folder))
    #expect(outcome.status != 0, "\(words)")
    let left = try files(in: "\(folder)/site")
    #expect(try left == old || left == CleanBuild.tree(), "\(words)")
    try expectNextBuildIsWhole(folder, words)
  }

  @Test func `a build that is killed at each rename while it publishes`() throws {
    try CleanBuild.withCopy { folder in
      // The journal, and the exchange of the two sites.
      for call in 1...2 {
        try expectRecovery(folder, Fault(at: call, of: ["rename", "renameat2"]))
      }
    }
  }

  @Test func `a build that is killed at calls that change files while it publishes`() throws {
    try CleanBuild.withCopy { folder in
      _ = try changeSite(folder)
      let count = "\(folder)/count"
      _ = try FoveaProcess(environment: Fault().environment(count: count)).run(
        CleanBuild.arguments(in: folder))
      let calls = try #require(Int(try String(contentsOfFile: count, encoding: .utf8)))
      try FileManager.default.removeItem(atPath: count)
      // Kept files are linked, others made and written, old ones removed.
      #expect(calls > 400)
      for call in stride(from: 7, to: calls, by: calls / (Self.triesAll ? 100 : 2)) {
        try expectRecovery(folder, Fault(at: call))
      }
    }
  }
}
