import Foundation
import Testing

/// Files do not depend on what surrounds the process that writes them.
@Suite struct SurroundingsTests {
  @Test(arguments: [
    ["TZ": "Pacific/Kiritimati"], ["LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"],
    // Fills fresh memory with noise, so that nothing read before it is written stays the same.
    ["MALLOC_PERTURB_": "165"],
  ])
  func `files are the same in another place and another memory`(
    environment: [String: String]
  ) throws {
    #expect(try Self.digests(environment) == Self.plain.get())
  }

  @Test func `files are the same with other settings of fontconfig`() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "fovea-fonts-\(ProcessInfo.processInfo.processIdentifier).conf")
    let settings = """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
      <match target="font"><edit name="hinting" mode="assign"><bool>true</bool></edit>
      <edit name="hintstyle" mode="assign"><const>hintfull</const></edit>
      <edit name="antialias" mode="assign"><bool>false</bool></edit>
      <edit name="embolden" mode="assign"><bool>true</bool></edit></match></fontconfig>
      """
    try Data(settings.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(try Self.digests(["FONTCONFIG_FILE": file.path]) == Self.plain.get())
  }

  @Test func `files are the same after a hundred others, in another order`() throws {
    #expect(try Self.digests([:], after: 100).sorted() == Self.plain.get().sorted())
  }

  @Test func `every file has its line`() throws {
    let lines = try Self.plain.get()
    #expect(Set(lines).count == lines.count)
    #expect(lines.count > 100)
  }

  /// A line for every file, written by a process with nothing special around it.
  private static let plain = Result { try digests([:]) }

  private static func digests(
    _ environment: [String: String], after others: Int = 0
  ) throws -> [String] {
    let process = Process()
    process.executableURL = program
    process.arguments = ["digest", "\(others)"]
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
      .merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return text.split(separator: "\n").map(String.init)
  }

  /// Beside the program that runs the tests, where the same build has put it.
  private static var program: URL {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: tests ?? ".build/release/tests")
      .deletingLastPathComponent().appending(path: "figure-bench")
  }
}
