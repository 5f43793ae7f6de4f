import Foundation
import Testing

struct CommandLineTests {
  private func run(_ arguments: String...) throws -> FoveaProcess.Outcome {
    try FoveaProcess().run(arguments)
  }

  @Test func `help lists the exit codes and ends well`() throws {
    for arguments in [["--help"], ["build", "--help"], ["figure", "--help"]] {
      let help = try FoveaProcess().run(arguments)
      #expect(help.status == 0)
      #expect(help.output.contains("3  a part of the system is missing"), "\(help.output)")
    }
  }

  @Test func `help is indented and no wider than a terminal`() throws {
    for command in ["build", "filter", "selftest", "summary"] {
      let lines = try run(command, "--help").output.split(separator: "\n")
      // The parser does not break the line of usage.
      #expect(lines.allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE") }, "\(command)")
      #expect(
        lines.contains { $0.hasPrefix("       ") && $0.hasSuffix("what was finished is kept") })
    }
  }

  @Test func `wrong usage ends with exit code 2 and says what is wrong`() throws {
    let cases = [
      (["build", "--edition", "slow"], "slow"), (["build", "--jobs", "0"], "--jobs 0"),
      (["build", "--numerics", "fast"], "fast"), (["bild"], "bild"),
      (["list", "--lecture", "E"], "the lectures are A, B, C and D"),
      (["figure", "b5"], "output"),
    ]
    for (arguments, words) in cases {
      let outcome = try FoveaProcess().run(arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
  }

  @Test func `an error that cannot be shown still ends with its exit code`() throws {
    let outcome = try FoveaProcess(
      launcher: ["bash", "-c", #"exec "$0" "$@" 2> /dev/full"#]
    ).run(["figure", "b6", "-o", "x.svg"])
    #expect(outcome.status == 2)
  }

  @Test func `an unknown id suggests the nearest one`() throws {
    let cases = [
      (["run", "sobl"], "there is no “sobl”. Did you mean “sobel-edges”?"),
      (["run", "btt1"], "there is no “btt1”. Did you mean “bt1”?"),
      (["figure", "b6", "-o", "x.svg"], "there is no “b6”. Did you mean “b5”?"),
      (["build", "--only", "x-digit"], "there is no “x-digit”. Did you mean “x-digits”?"),
    ]
    for (arguments, message) in cases {
      let outcome = try FoveaProcess().run(arguments)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
  }

  @Test func `a data folder that is not there is named`() throws {
    let outcome = try run("build", "--data", "no/such/folder")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("no/such/folder"), "\(outcome.errors)")
  }

  @Test func `list prints a lecture's items with what makes them`() throws {
    let all = try run("list").output.split(separator: "\n")
    let lecture = try run("list", "--lecture", "b").output.split(separator: "\n")
    #expect(all.count > lecture.count)
    #expect(lecture.dropFirst().allSatisfy { $0.hasPrefix("B ") })
    #expect(lecture.contains { $0.contains(" b5 ") && $0.contains("digit-classifier") })
  }

  @Test func `figure writes the formats that it is asked for`() throws {
    try withTemporaryFolder { folder in
      for (format, start) in [("svg", "<svg"), ("png", "\u{FFFD}PNG"), ("pdf", "%PDF")] {
        let outcome = try run(
          "figure", "a10", "--format", format, "-o", "\(folder)/a10.\(format)",
          "--edition", "quick", "--data", "drawn", "--store", "\(folder)/store")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let data = FileManager.default.contents(atPath: "\(folder)/a10.\(format)") ?? Data()
        #expect(String(decoding: data.prefix(200), as: UTF8.self).contains(start))
      }
    }
  }

  @Test func `run prints what was found`() throws {
    try withTemporaryFolder { folder in
      let outcome = try run(
        "run", "bt1", "--edition", "quick", "--data", "drawn", "--store", "\(folder)/store")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("Epoch 1/1 - Train Loss: "), "\(outcome.output)")
      #expect(outcome.output.contains("bt1.testImages = 1000"), "\(outcome.output)")
    }
  }
}
