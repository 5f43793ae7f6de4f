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

  @Test func `real collections never go into a folder that git tracks`() throws {
    try withTemporaryFolder { folder in
      try TinyMNIST().write(to: "\(folder)/data")
      let site = "\(folder)/checkout/site"
      try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: "\(site)/manifest.json"))
      try git("init", "-q", in: "\(folder)/checkout")
      try git("add", ".", in: "\(folder)/checkout")
      let arguments = [
        "build", "--edition", "quick", "--out", site, "--store", "\(folder)/store",
      ]
      let refused = try FoveaProcess().run(arguments + ["--data", "\(folder)/data"])
      #expect(refused.status == 1)
      #expect(
        refused.errors.contains("\(site): git tracks this folder, and this site shows real"),
        "\(refused.errors)")
      #expect(FileManager.default.contents(atPath: "\(site)/manifest.json") == Data())
      #expect(try FoveaProcess().run(arguments + ["--data", "drawn"]).status == 0)
    }
  }
}
