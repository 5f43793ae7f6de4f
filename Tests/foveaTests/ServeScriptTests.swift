import Foundation
import Testing

/// `scripts/serve` in a folder with a few files, where `make` only notes that it was called.
@Suite struct ServeScriptTests {
  @Test func `a source that gets another name is compiled while the site is served`() throws {
    try withTemporaryFolder { folder in
      for name in ["Sources", "Plugins", "scripts", "bin"] {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      }
      for name in ["Sources/a.swift", "Package.swift"] {
        try "let a = 1".write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
      }
      try FileManager.default.copyItem(
        atPath: FoveaProcess.package.appending(path: "scripts/serve").path,
        toPath: "\(folder)/scripts/serve")
      try program("bin/make", in: folder, "echo compiled >>compilations")
      // Waits for the first compilation, and after an edit for the second.
      try program(
        "program", in: folder,
        """
        count() { cat compilations 2>/dev/null | wc -l; }
        for i in $(seq 100); do [ $(count) -gt 0 ] && break; sleep 0.05; done
        mv Sources/a.swift Sources/b.swift
        for i in $(seq 100); do [ $(count) -gt 1 ] && exit 7; sleep 0.1; done
        """)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "\(folder)/scripts/serve")
      process.arguments = ["\(folder)/program"]
      process.environment = ["PATH": "\(folder)/bin:/usr/bin:/bin"]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 7)
      let compilations = try String(contentsOfFile: "\(folder)/compilations", encoding: .utf8)
      #expect(compilations.split(separator: "\n").count == 2)
    }
  }

  private func program(_ name: String, in folder: String, _ text: String) throws {
    try "#!/bin/sh\n\(text)\n".write(
      toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(folder)/\(name)")
  }
}
