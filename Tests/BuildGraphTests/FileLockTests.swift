import BuildGraph
import Cancellations
import Contents
import DurableFiles
import Foundation
import Testing

/// Locks of one process, and of a tool that knows nothing of builds.
struct FileLockTests {
  private func lock(
    _ place: String = "/site", in store: Store, as holder: String = "a test",
    cancellation: Cancellation = Cancellation(), onWait: (String) -> Void = { _ in }
  ) throws -> BuildLock {
    try BuildLock(place, in: store, as: holder, cancellation: cancellation, onWait: onWait)
  }

  private var process: Int32 { ProcessInfo.processInfo.processIdentifier }

  @Test func `a free lock is had at once, and again when it is given back`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      for _ in 0..<3 {
        _ = try lock(in: store) { _ in Issue.record("it was free") }
      }
    }
  }

  @Test func `a second build in one process waits for the first, and is told who it is`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      var first: BuildLock? = try lock(in: store, as: "the first")
      #expect(first != nil)
      var told: [String] = []
      _ = try lock(in: store) { holder in
        told.append(holder)
        first = nil
      }
      #expect(told == ["process \(process): the first"])
    }
  }

  @Test func `builds to other places do not wait`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      let first = try lock("/one", in: store)
      let second = try lock("/two", in: store) { _ in Issue.record("it was free") }
      withExtendedLifetime((first, second)) {}
    }
  }

  @Test func `a lock of another process is free when that ends, however it ends`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      let other = try LockHolder("\(folder)/builds/\(ContentHash(of: "/site")).lock")
      var waits = 0
      _ = try lock(in: store) { _ in
        waits += 1
        other.kill()
      }
      #expect(waits == 1)
    }
  }

  @Test func `someone who waits can be told to stop`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      let first = try lock(in: store)
      let cancellation = Cancellation()
      #expect(throws: Cancelled(place: "while another build ran")) {
        try lock(in: store, cancellation: cancellation) { _ in cancellation.cancel() }
      }
      withExtendedLifetime(first) {}
    }
  }
}

/// Another process that holds a lock until it is killed.
final class LockHolder {
  private let process = Process()

  init(_ path: String, kind: String = "-x") throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    process.arguments = ["-o", kind, path, "sh", "-c", "echo held; exec cat"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    _ = output.fileHandleForReading.availableData
    hold = input
  }

  private let hold: Pipe

  func kill() {
    guard process.isRunning else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    // What it started ends with its input.
    try? hold.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  deinit { kill() }
}
