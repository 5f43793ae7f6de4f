import Foundation
import Testing

/// What a training run says while it works: a moving line on a terminal, plain lines in a pipe.
struct ProgressTests {
  private func arguments(_ folder: String) -> [String] {
    ["run", "bt1", "--edition", "quick", "--data", "drawn", "--store", "\(folder)/store"]
  }

  @Test func `a pipe gets a line for each epoch, and nothing that moves`() throws {
    try withTemporaryFolder { folder in
      let outcome = try FoveaProcess().run(arguments(folder))
      #expect(outcome.status == 0)
      let lines = outcome.errors.split(separator: "\n")
      #expect(lines.contains("model bt1: epoch 1 of 1"), "\(outcome.errors)")
      #expect(!outcome.errors.contains("left") && !outcome.errors.contains("%"))
      #expect(!(outcome.output + outcome.errors).contains { $0 == "\r" || $0 == "\u{1B}" })
    }
  }

  /// Gives its command a terminal; a part of every Debian.
  private static let script = "/usr/bin/script"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: script), "needs script(1)"))
  func `a terminal sees how far the epoch is, and the time left`() throws {
    try withTemporaryFolder { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Self.script)
      let command = ([FoveaProcess.program.path] + arguments(folder)).map { "'\($0)'" }
      process.arguments = ["-qec", command.joined(separator: " "), "/dev/null"]
      process.standardInput = FileHandle.nullDevice
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      let moving = text.split(separator: "\r\u{1B}[K")
      #expect(moving.contains { $0.contains(#/^model bt1 · epoch 1 of 1 · \d+ %/#) })
      // The drawing of the images counts as time, so the first steps seem to be slow.
      #expect(moving.contains { $0.contains(#/% · \d+ (s|min) left$/#) })
    }
  }
}
