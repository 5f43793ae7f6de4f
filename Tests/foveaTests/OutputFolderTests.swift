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
      for place in ["site", "site/below", "new"] {
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
}
