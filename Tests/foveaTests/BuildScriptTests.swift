import Foundation
import Testing

/// `scripts/build` in a folder with a few files, where `swift` only notes that it was called.
@Suite struct BuildScriptTests {
  @Test func `a second build of the same sources does not ask the compiler`() throws {
    try withSources { sources in
      try sources.build()
      try sources.build()
      #expect(sources.compilations == 1)
    }
  }

  @Test func `a touched file does not ask the compiler, an older file with other text does`() throws
  {
    try withSources { sources in
      try sources.build()
      try sources.write("let a = 1", to: "Sources/a.swift")
      try sources.build()
      #expect(sources.compilations == 1)
      try sources.write("let a = 2", to: "Sources/a.swift")
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 0)],
        ofItemAtPath: "\(sources.folder)/Sources/a.swift")
      try sources.build()
      #expect(sources.compilations == 2)
    }
  }

  @Test(arguments: ["Sources/b.swift", "Plugins/p/p.swift", "Package.swift"])
  func `a file that comes or changes asks the compiler`(path: String) throws {
    try withSources { sources in
      try sources.build()
      try sources.write("let b = 1", to: path)
      try sources.build()
      #expect(sources.compilations == 2)
    }
  }

  @Test func `a program that is gone, or was built by someone else, asks the compiler`() throws {
    try withSources { sources in
      try sources.build()
      try FileManager.default.removeItem(atPath: "\(sources.folder)/.build/release/fovea")
      try sources.build()
      #expect(sources.compilations == 2)
      try sources.write("another program", to: ".build/release/fovea")
      try sources.build()
      #expect(sources.compilations == 3)
    }
  }

  @Test func `a file that changes while the compiler runs, and back, is compiled again`() throws {
    try withSources { sources in
      try sources.build(
        while: "echo 'let a = 2' >Sources/a.swift; printf 'let a = 1' >Sources/a.swift")
      try sources.build()
      #expect(sources.compilations == 2)
    }
  }

  @Test func `a build that fails is tried again`() throws {
    try withSources { sources in
      #expect(throws: SourceFolder.Failed.self) { try sources.build(while: "exit 1") }
      try sources.build()
      #expect(sources.compilations == 2)
    }
  }

  private func withSources(_ body: (SourceFolder) throws -> Void) throws {
    try withTemporaryFolder { try body(SourceFolder($0)) }
  }
}

/// A checkout in small.
private struct SourceFolder {
  let folder: String

  struct Failed: Error {}

  init(_ folder: String) throws {
    self.folder = folder
    for name in ["Sources", "Plugins/p", "scripts", "bin", ".build/release"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    try write("let a = 1", to: "Sources/a.swift")
    try write("let p = 1", to: "Plugins/p/p.swift")
    try write("let package = 1", to: "Package.swift")
    try write("{}", to: "Package.resolved")
    try write("{}", to: ".build/workspace-state.json")
    try FileManager.default.copyItem(
      atPath: FoveaProcess.package.appending(path: "scripts/build").path,
      toPath: "\(folder)/scripts/build")
    try write("#!/bin/sh\n", to: "scripts/setup")
    try write(
      """
      #!/bin/sh
      [ "$1" = --version ] && exit 0
      echo compiled >>compilations
      eval "$MEANWHILE"
      for name in fovea fovea-bench figure-bench build-bench; do echo >.build/release/$name; done
      """, to: "bin/swift")
    for name in ["scripts/setup", "bin/swift"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: "\(folder)/\(name)")
    }
  }

  func write(_ text: String, to path: String) throws {
    try text.write(toFile: "\(folder)/\(path)", atomically: false, encoding: .utf8)
  }

  /// Runs the script; `command` is what happens while the compiler runs.
  func build(while command: String = "") throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "\(folder)/scripts/build")
    process.environment = ["PATH": "\(folder)/bin:/usr/bin:/bin", "MEANWHILE": command]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed() }
  }

  /// How often the compiler was asked.
  var compilations: Int {
    let text = try? String(contentsOfFile: "\(folder)/compilations", encoding: .utf8)
    return text?.split(separator: "\n").count ?? 0
  }
}
