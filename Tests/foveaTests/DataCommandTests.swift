import Foundation
import ReferenceValues
import Testing

/// `fovea data`, as users run it.
struct DataCommandTests {
  private func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> FoveaProcess.Outcome {
    try FoveaProcess(environment: environment).run(["data"] + arguments)
  }

  @Test func `list names every collection with its licence`() throws {
    try withTemporaryFolder { folder in
      try TinyMNIST().write(to: folder)
      let outcome = try run("list", "--data", folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let lines = outcome.output.split(separator: "\n").map(String.init)
      #expect(lines.count == 10)
      #expect(lines[1].hasPrefix("mnist "))
      #expect(lines[1].contains("present") && lines[1].hasSuffix("CC BY-SA 3.0"))
      let cats = try #require(lines.first { $0.hasPrefix("cats-dogs ") })
      #expect(cats.contains("absent, by hand"))
    }
  }

  @Test func `list follows links to files, and counts what they lead to`() throws {
    try withTemporaryFolder { folder in
      let real = "\(folder)/elsewhere/mnist"
      try TinyMNIST().write(to: "\(folder)/elsewhere")
      try FileManager.default.createDirectory(
        atPath: "\(folder)/data/mnist", withIntermediateDirectories: true)
      for name in TinyMNIST().files.keys {
        try FileManager.default.createSymbolicLink(
          atPath: "\(folder)/data/mnist/\(name)", withDestinationPath: "\(real)/\(name)")
      }
      let outcome = try run("list", "--data", "\(folder)/data")
      #expect(outcome.output.contains(#/\nmnist +present +3 kB /#), "\(outcome.output)")
    }
  }

  @Test func `list names collections that are linked to themselves, and goes on`() throws {
    try withTemporaryFolder { folder in
      try TinyMNIST().write(to: folder)
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/mnist/again", withDestinationPath: ".")
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/cats-dogs", withDestinationPath: "cats-dogs")
      let outcome = try run("list", "--data", folder)
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("cats-dogs/train: It cannot be read: its links lead in a circle."),
        "\(outcome.errors)")
      #expect(
        outcome.errors.contains("More than 8 folders lie in one another."), "\(outcome.errors)")
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.count == 10)
      #expect(lines.count { $0.contains(" unreadable ") } == 2)
    }
  }

  @Test func `where prints the folder, and why`() throws {
    let named = try run("where", "--data", "Sources", environment: ["FOVEA_DATA": "Tests"])
    #expect(named.output == "Sources\n")
    #expect(named.errors == "Because --data names it. It is there.\n")
    let environment = try run("where", environment: ["FOVEA_DATA": "Tests"])
    #expect(environment.output == "Tests\n")
    #expect(environment.errors.hasPrefix("Because FOVEA_DATA names it."))
    #expect(try run("where").output == "data\n")
  }

  @Test func `a folder that was named but is not there is an error`() throws {
    for arguments in [["where"], ["list"], ["verify"]] {
      let outcome = try FoveaProcess().run(["data"] + arguments + ["--data", "no/such/folder"])
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("no/such/folder: There is no such folder."))
    }
  }

  @Test func `wrong usage ends with exit code 2`() throws {
    let cases = [
      (["verify", "mnits"], "there is no collection “mnits”. Did you mean “mnist”?"),
      (["fetch", "cats"], "there is no collection “cats”."),
      (["verify", "--data", "drawn"], "--data drawn: name a folder"),
      (["fetch", "--minutes", "0"], "--minutes 0"), (["list", "--data", ""], "--data is empty"),
    ]
    for (arguments, words) in cases {
      let outcome = try FoveaProcess().run(["data"] + arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
  }

  @Test func `fetch says what to get by hand, and where to put it`() throws {
    try withTemporaryFolder { folder in
      let outcome = try run("fetch", "cats-dogs", "sea-creatures", "--data", "\(folder)/data")
      #expect(outcome.status == 1)
      #expect(
        outcome.errors == """
          fovea: not everything could be fetched.
          cats-dogs: it is not here, and cannot be fetched.
          sea-creatures: it is not here, and cannot be fetched.

          """)
      #expect(outcome.output.contains("cats-dogs: no public address offers it. Get the"))
      #expect(outcome.output.contains("cats-dogs/train/cat"))
      #expect(outcome.output.contains("sea-creatures: no public address offers it. Copy the"))
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/data"))
    }
  }

  @Test func `fetch is content with a collection that was brought by hand`() throws {
    try withTemporaryFolder { folder in
      // Nobody knows the hashes of the course's own images.
      for (split, count) in [("train", 35), ("test", 10), ("validate", 5)] {
        for label in 0..<5 {
          let place = "\(folder)/sea-creatures/\(split)/\(label)"
          try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: true)
          for number in 0..<count {
            try Data([1]).write(to: URL(fileURLWithPath: "\(place)/\(number).png"))
          }
        }
      }
      let whole = try run("fetch", "sea-creatures", "--data", folder)
      #expect(whole.status == 0, "\(whole.errors)")
      #expect(whole.output == "sea-creatures: here already.\n")
      try FileManager.default.removeItem(atPath: "\(folder)/sea-creatures/test/3/0.png")
      let incomplete = try run("fetch", "sea-creatures", "--data", folder)
      #expect(incomplete.status == 1)
      #expect(
        incomplete.errors.contains("sea-creatures/test/3 holds 9 files, not 10."),
        "\(incomplete.errors)")
    }
  }

  @Test func `fetch does not take a dead link for a collection`() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/cats-dogs", withDestinationPath: "/nowhere/cats-dogs")
      let outcome = try run("fetch", "cats-dogs", "--data", folder)
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("cats-dogs cannot be read: This link leads nowhere."),
        "\(outcome.errors)")
      #expect(!outcome.output.contains("here already"))
    }
  }

  @Test func `control characters in files' names do not reach the terminal`() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/photos", withIntermediateDirectories: true)
      for name in ["\u{1B}[31mred\r.png", "\u{9B}2J.partial"] {
        #expect(
          FileManager.default.createFile(
            atPath: "\(folder)/photos/\(name)", contents: Data([1])))
      }
      let outcome = try run("verify", "--data", folder)
      #expect(
        outcome.errors.contains(#"photos/\u{1B}[31mred\r.png does not belong"#), "\(outcome.errors)"
      )
      #expect(
        outcome.output.contains(#"photos/\u{009B}2J.partial is a download"#), "\(outcome.output)")
      let said = (outcome.output + outcome.errors).unicodeScalars
      #expect(!said.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    }
  }

  @Test func `fetch refuses a place that git would track`() throws {
    let outcome = try run("fetch", "mnist", "--data", "Sources")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("Name a place that git ignores, or name another folder"))
  }

  @Test func `verify finds wrong files and lists absent collections`() throws {
    try withTemporaryFolder { folder in
      try TinyMNIST().write(to: folder)
      let outcome = try run("verify", "--data", folder)
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains(
          "mnist: mnist/t10k-images-idx3-ubyte is damaged: it has 1584 bytes, not 7840016."))
      #expect(outcome.output.contains("fashion-mnist         absent"))
    }
  }

  @Test func `verify of an empty folder is good`() throws {
    try withTemporaryFolder { folder in
      let outcome = try run("verify", "--data", folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }
}

/// `fovea data verify` on the real collections.
@Suite(.enabled(if: RealData.isAvailable, "set FOVEA_DATA"))
struct RealDataVerificationTests {
  private static let time = Duration.seconds(20)

  private func verify(_ folder: String) throws -> FoveaProcess.Outcome {
    try FoveaProcess().run(["data", "verify", "--data", folder])
  }

  /// A copy of two small collections, one of files and one of folders of pictures.
  private func withCopy(_ body: (String) throws -> Void) throws {
    let data = try #require(RealData.folder)
    try withTemporaryFolder { folder in
      for name in ["photos", "sea-creatures-caltech"] {
        try FileManager.default.copyItem(atPath: "\(data)/\(name)", toPath: "\(folder)/\(name)")
      }
      let whole = try verify(folder)
      #expect(whole.status == 0, "\(whole.errors)")
      // The copies are as read-only as the originals.
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o755], ofItemAtPath: "\(folder)/\(path)")
      }
      try body(folder)
    }
  }

  @Test func `every collection is whole, in a few seconds`() throws {
    let start = ContinuousClock.now
    let outcome = try verify(try #require(RealData.folder))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(ContinuousClock.now - start < Self.time)
    let verdicts = outcome.output.split(separator: "\n").dropFirst().prefix(9).map {
      $0.split(separator: " ")[1]
    }
    #expect(verdicts == [Substring](repeating: "good", count: 9), "\(outcome.output)")
  }

  @Test(arguments: [true, false])
  func `one changed byte is found`(inTree: Bool) throws {
    try withCopy { folder in
      let picture = inTree ? try anyPicture(in: folder) : "photos/camera.png"
      var bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(picture)"))
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(picture)"))
      let outcome = try verify(folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("1 fault.\n"), "\(outcome.errors)")
      #expect(outcome.errors.contains("damaged"), "\(outcome.errors)")
    }
  }

  @Test func `a missing file and a missing picture are found`() throws {
    try withCopy { folder in
      try FileManager.default.removeItem(atPath: "\(folder)/photos/coins.png")
      try FileManager.default.removeItem(atPath: "\(folder)/\(try anyPicture(in: folder))")
      let outcome = try verify(folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("photos/coins.png is missing"), "\(outcome.errors)")
      #expect(outcome.errors.contains("train/2 holds 34 files, not 35"), "\(outcome.errors)")
    }
  }

  @Test func `a foreign file is found`() throws {
    try withCopy { folder in
      try Data([1]).write(to: URL(fileURLWithPath: "\(folder)/photos/mine.png"))
      let outcome = try verify(folder)
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("photos/mine.png does not belong to the collection"),
        "\(outcome.errors)")
    }
  }

  private func anyPicture(in folder: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: "\(folder)/sea-creatures-caltech/train/2")
    return "sea-creatures-caltech/train/2/\(try #require(names.min()))"
  }
}
