import Faults
import Foundation
import Testing

/// Disks that are full, stores that cannot be written to, and two builds at once.
struct StoreTroubleTests {
  /// Runs a command among file systems of its own, which vanish with it.
  private static func among(_ mounts: String) -> [String] {
    ["/usr/bin/unshare", "--mount", "/bin/bash", "-c", "\(mounts) && exec \"$0\" \"$@\""]
  }

  private static let canMount: Bool = {
    let folder = FileManager.default.temporaryDirectory.path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "unshare --mount mount -t tmpfs none '\(folder)' 2> /dev/null"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private func expectCleanSite(_ folder: String) throws {
    let next = try FoveaProcess().run(CleanBuild.arguments(in: folder))
    #expect(next.status == 0, "\(next.errors)")
    #expect(try files(in: "\(folder)/site") == CleanBuild.tree())
  }

  @Test(.enabled(if: canMount, "needs the right to mount"))
  func `a full disk under the store ends in a message, and the old site stays`() throws {
    try CleanBuild.withCopy { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/small", withIntermediateDirectories: true)
      let outcome = try FoveaProcess(
        launcher: Self.among("mount -t tmpfs -o size=64k none \(folder)/small")
      ).run(
        CleanBuild.options + ["--out", "\(folder)/site", "--store", "\(folder)/small/store"])
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("cannot write: No space left on device. Free some space"),
        "\(outcome.errors)")
      #expect(try files(in: "\(folder)/site") == CleanBuild.tree())
      try expectCleanSite(folder)
    }
  }

  @Test(.enabled(if: canMount, "needs the right to mount"))
  func `a full disk under the site ends in a message, and the old site stays`() throws {
    try CleanBuild.withCopy { folder in
      let full = "\(folder)/full"
      try FileManager.default.createDirectory(atPath: full, withIntermediateDirectories: true)
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(folder)/site/index.html"))
      let old = try files(in: "\(folder)/site")
      // What is in the small file system is copied out before it vanishes.
      let script = """
        mount -t tmpfs none \(full) && cp -r \(folder)/site \(full)/site && \
        mount -o remount,size=$(du -sk \(full) | cut -f1)k \(full) && \
        { "$0" "$@"; status=$?; cp -r \(full) \(folder)/after; exit $status; }
        """
      let outcome = try FoveaProcess(
        launcher: ["/usr/bin/unshare", "--mount", "/bin/bash", "-c", script]
      ).run(CleanBuild.options + ["--out", "\(full)/site", "--store", "\(folder)/store"])
      #expect(outcome.status == 1, "\(outcome.output)")
      #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
      #expect(try files(in: "\(folder)/after/site") == old)
      #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/after") == ["site"])
    }
  }

  @Test(.enabled(if: canMount, "needs the right to mount"))
  func `a read-only store is read, and new results go to the user's cache`() throws {
    try CleanBuild.withCopy { folder in
      let store = "\(folder)/store"
      // One damaged result is made again, and has to go somewhere.
      let record = try #require(
        try FileManager.default.subpathsOfDirectory(atPath: "\(store)/records").first {
          ($0 as NSString).lastPathComponent.count == 64
        })
      try Data().write(to: URL(fileURLWithPath: "\(store)/records/\(record)"))
      try FileManager.default.removeItem(atPath: "\(folder)/site")
      let readOnly = FoveaProcess(
        environment: ["XDG_CACHE_HOME": "\(folder)/cache"],
        launcher: Self.among(
          "mount --bind \(store) \(store) && mount -o remount,bind,ro \(store)"))
      let outcome = try readOnly.run(CleanBuild.arguments(in: folder))
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(
        outcome.errors.contains(
          "Read-only file system; new results go to \(folder)/cache/fovea/store-"),
        "\(outcome.errors)")
      #expect(outcome.output.contains(": 1 computed, "), "\(outcome.output)")
      #expect(try files(in: "\(folder)/site") == CleanBuild.tree())
      let again = try readOnly.run(CleanBuild.arguments(in: folder))
      #expect(again.output.contains(": 0 computed, "), "\(again.output)")
      let why = try readOnly.run(
        ["why", "bt1", "--numerics", "openblas"] + CleanBuild.arguments(in: folder).dropFirst())
      #expect(why.output.contains("because of a change:\n  numerics: "), "\(why.output)")
      // The store itself, writable again, lacks what the cache has.
      let dry = try FoveaProcess(environment: ["XDG_CACHE_HOME": "\(folder)/cache"]).run(
        CleanBuild.arguments(in: folder) + ["--dry-run"])
      #expect(!dry.output.contains("Nothing would be computed"), "\(dry.output)")
    }
  }

  @Test func `a store that is a file is refused in words`() throws {
    try withTemporaryFolder { folder in
      try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/store"))
      let outcome = try FoveaProcess().run(CleanBuild.arguments(in: folder))
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains(
          "\(folder)/store/records: cannot create this folder: Not a directory. A part of the path "
            + "is a file, not a folder."), "\(outcome.errors)")
      #expect(FileManager.default.contents(atPath: "\(folder)/store") == Data("mine".utf8))
    }
  }

  @Test(arguments: [ENOSPC, EIO])
  func `a result that cannot be kept stops the build, and is blamed on no experiment`(
    code: Int32
  ) throws {
    try withTemporaryFolder { folder in
      let fault = Fault(at: 20, code: code, of: ["write"], calls: 1)
      let outcome = try FoveaProcess(environment: fault.environment()).run(
        CleanBuild.arguments(in: folder))
      #expect(outcome.status == 1)
      let reason = String(cString: strerror(code))
      #expect(outcome.errors.contains("cannot write: \(reason)"), "\(outcome.errors)")
      #expect(!outcome.errors.contains("failed"), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/site"))
    }
  }

  @Test func `a second build in one place waits, and Ctrl-C stops it while the first stands still`()
    throws
  {
    try CleanBuild.withCopy { folder in
      let program = BuiltProgram(
        "fovea", launcher: ["/usr/bin/env", "-C", FoveaProcess.package.path])
      // Without a store the first build has some work to do.
      try FileManager.default.removeItem(atPath: "\(folder)/store")
      let first = try RunningProgram(program, CleanBuild.arguments(in: folder), in: folder)
      defer { first.send(SIGKILL) }
      try #require(first.wait { first.errors.contains("epoch 1 of 1") })
      first.send(SIGSTOP)
      let second = try RunningProgram(program, CleanBuild.arguments(in: folder), in: folder)
      defer { second.send(SIGKILL) }
      try #require(second.wait { second.errors.contains("another build is writing here") })
      #expect(
        second.errors.contains("(process \(first.number): fovea build --out \(folder)/site)"),
        "\(second.errors)")
      second.send(SIGINT)
      #expect(second.end() == 130)
    }
  }
}
