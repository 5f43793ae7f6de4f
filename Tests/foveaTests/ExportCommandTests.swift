import Foundation
import Testing

/// `fovea export` and the options that it shares with `fovea figure`.
struct ExportCommandTests {
  private static let quick = ["--edition", "quick", "--data", "drawn"]

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `a figure is exported in every format, and again the same`() throws {
    try withTemporaryFolder { folder in
      let arguments =
        ["export", "a10", "--to", "\(folder)/out", "--store", "\(folder)/store"] + Self.quick
      let outcome = try FoveaProcess().run(arguments)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("\(folder)/out: 17 files of 1 figure;"), "\(outcome.output)")
      let pictures = ["print", "slide-16x9", "slide-4x3", "slide-half", "web"].flatMap { format in
        ["pdf", "png", "svg"].map { "a10-\(format).\($0)" }
      }
      #expect(try names(in: "\(folder)/out") == pictures + ["a10.csv", "a10.json"])
      let first = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/out/a10-print.pdf"))
      #expect(try FoveaProcess().run(arguments).status == 0)
      #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/out/a10-print.pdf")) == first)
    }
  }

  @Test func `formats and kinds of file can be chosen`() throws {
    try withTemporaryFolder { folder in
      let outcome = try FoveaProcess().run(
        [
          "export", "a10", "--to", folder, "--for", "slide-half", "print", "--format", "svg", "csv",
          "--theme", "dark", "--store", "\(folder)/store",
        ] + Self.quick)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(
        try names(in: folder) == [
          "a10-print-dark.svg", "a10-slide-half-dark.svg", "a10.csv", "store",
        ])
    }
  }

  @Test func `wrong usage says what is wrong and what to do`() throws {
    let cases = [
      (["export"], "--to"), (["export", "--to", ""], "--to is empty: name a folder."),
      (["export", "b6", "--to", "x"], "there is no “b6”. Did you mean “b5”?"),
      (["export", "--to", "x", "--for", "poster"], "slide-16x9"),
      (["figure", "b5", "-o", "x.jpg"], "Use a name that ends in .svg, .png, .pdf, .csv or .json"),
      (["figure", "b5", "-o", "/tmp"], "/tmp: this is a folder. Name a file in it."),
      (["figure", "b5", "-o", "x.svg/"], "x.svg/: this is a folder. Name a file in it."),
      (
        ["figure", "b5", "-o", "x.png", "--format", "svg"],
        "x.png: the name promises another file than --format svg. Change one."
      ),
      (["figure", "b7", "-o", "x.svg"], "“b7” is a table, not a figure."),
      (["export", "bt1", "--to", "x"], "“bt1” is a training run, not a figure."),
      (["figure", "samples-curves", "-o", "x.svg"], "“samples-curves” is an experiment, not a"),
      (["figure", "", "-o", "x.svg"], "there is no “”. 'fovea list' prints all ids."),
      (["export", "--to", "/dev/null"], "/dev/null: this is a file. Name a folder."),
      (["figure", "b5", "-o", "x.png", "--scale", "0"], "--scale 0: give 1 or 2"),
      (["figure", "b5", "-o", "x.csv", "--theme", "dark"], "data has no colours"),
      (["figure", "b5", "-o", "x.svg", "--for", "slide"], "slide-4x3"),
    ]
    for (arguments, words) in cases {
      let outcome = try FoveaProcess().run(arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
  }

  @Test func `the file's ending says what kind of file it becomes`() throws {
    try withTemporaryFolder { folder in
      for (ending, start) in [
        ("SVG", "<?xml"), ("png", "\u{FFFD}PNG"), ("pdf", "%PDF"), ("csv", "panel,"),
        ("json", "{"),
      ] {
        let file = "\(folder)/a10.\(ending)"
        let outcome = try FoveaProcess().run(
          ["figure", "a10", "--for", "slide-4x3", "-o", file, "--store", "\(folder)/store"]
            + Self.quick)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        #expect(String(decoding: data.prefix(6), as: UTF8.self).hasPrefix(start), "\(ending)")
      }
    }
  }

  @Test func `what is asked for twice is written once`() throws {
    try withTemporaryFolder { folder in
      let outcome = try FoveaProcess().run(
        [
          "export", "a10", "A10", "--to", "\(folder)/out", "--for", "print", "print", "--format",
          "svg", "svg", "--store", "\(folder)/store",
        ] + Self.quick)
      #expect(outcome.output.contains("\(folder)/out: 1 file of 1 figure;"), "\(outcome.output)")
    }
  }

  @Test func `an export that fails says how many files it has written`() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/out/a10.json", withIntermediateDirectories: true)
      let outcome = try FoveaProcess().run(
        ["export", "a10", "--to", "\(folder)/out", "--store", "\(folder)/store"] + Self.quick)
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains(
          "a10.json: cannot write: Is a directory. 1 of 17 files were written before it, each "
            + "whole."), "\(outcome.errors)")
      #expect(try names(in: "\(folder)/out") == ["a10.csv", "a10.json"])
    }
  }

  @Test func `standard output that takes nothing is an error in words`() throws {
    try withTemporaryFolder { folder in
      let outcome = try FoveaProcess(
        launcher: ["bash", "-c", #"exec "$0" "$@" > /dev/full"#]
      ).run(["figure", "a10", "-o", "-", "--store", "\(folder)/store"] + Self.quick)
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("fovea: standard output: cannot write: No space left on device."),
        "\(outcome.errors)")
    }
  }

  @Test func `pictures of real collections go to no place that git tracks`() throws {
    try withTemporaryFolder { folder in
      try TinyMNIST().write(to: "\(folder)/data")
      let checkout = "\(folder)/checkout"
      try FileManager.default.createDirectory(
        atPath: "\(checkout)/.git", withIntermediateDirectories: true)
      let outcome = try FoveaProcess().run([
        "export", "a10", "--to", "\(checkout)/figures", "--edition", "quick",
        "--data", "\(folder)/data", "--store", "\(folder)/store",
      ])
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("\(checkout)/figures/: "), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: "\(checkout)/figures"))
    }
  }
}
