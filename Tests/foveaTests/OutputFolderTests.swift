import Foundation
import Testing

/// Where a site may go: pictures of real collections may not be passed on.
struct OutputFolderTests {
  private func git(_ arguments: String..., in folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", folder, "-c", "user.name=t", "-c", "user.email=t@localhost"] + arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `real collections go to no place in a checkout that git does not ignore`() throws {
    try withTemporaryFolder { folder in
      try TinyMNIST().write(to: "\(folder)/data")
      let checkout = "\(folder)/checkout"
      try FileManager.default.createDirectory(
        atPath: "\(checkout)/site", withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: "\(checkout)/site/manifest.json"))
      try Data("private/\n".utf8).write(to: URL(fileURLWithPath: "\(checkout)/.gitignore"))
      try git("init", "-q", in: checkout)
      try git("add", ".", in: checkout)
      func build(_ site: String) throws -> FoveaProcess.Outcome {
        try FoveaProcess(environment: ["GIT_DIR": "/nonexistent"]).run([
          "build", "--edition", "quick", "--out", "\(checkout)/\(site)",
          "--store", "\(folder)/store", "--data", "\(folder)/data",
        ])
      }
      for place in ["site", "site/below", "new", "."] {
        let refused = try build(place)
        #expect(refused.status == 1)
        #expect(
          refused.errors.contains("\(checkout)/\(place)/: git tracks this place or would add it"),
          "\(refused.errors)")
      }
      #expect(FileManager.default.contents(atPath: "\(checkout)/site/manifest.json") == Data())
      let allowed = try build("private")
      #expect(!allowed.errors.contains("git tracks"), "\(allowed.errors)")
    }
  }

  /// Asks to fetch into a place that git ignores.
  private func fetchIntoCheckout(
    _ folder: String, _ program: FoveaProcess
  ) throws -> FoveaProcess.Outcome {
    try Data("data/\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/.gitignore"))
    try git("init", "-q", in: folder)
    return try program.run(["data", "fetch", "cats-dogs", "--data", "\(folder)/data"])
  }

  @Test func `a git that does not answer is given up, and the place refused`() throws {
    try withTemporaryFolder { folder in
      let git = "\(folder)/bin/git"
      try FileManager.default.createDirectory(
        atPath: "\(folder)/bin", withIntermediateDirectories: true)
      try Data("#!/bin/sh\nexec sleep 60\n".utf8).write(to: URL(fileURLWithPath: git))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: git)
      let outcome = try fetchIntoCheckout(
        folder,
        FoveaProcess(
          environment: ["PATH": "\(folder)/bin:/usr/bin:/bin"], launcher: ["timeout", "30"]))
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("git cannot say whether it ignores it"), "\(outcome.errors)")
    }
  }

  @Test(.enabled(if: NetworkNamespace.isAvailable, "needs a network namespace of its own"))
  func `git is asked on a machine without any network`() throws {
    try withTemporaryFolder { folder in
      let outcome = try fetchIntoCheckout(
        folder, FoveaProcess(launcher: ["timeout", "30"] + NetworkNamespace.launcher))
      #expect(outcome.errors.contains("cats-dogs: it is not here"), "\(outcome.errors)")
    }
  }
}

/// A network with nothing in it, not even a loopback.
private enum NetworkNamespace {
  static let launcher = ["unshare", "--map-root-user", "--net"]

  static var isAvailable: Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = launcher + ["true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
