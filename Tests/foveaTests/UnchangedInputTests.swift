import Faults
import Foundation
import Testing

/// What counts is content: neither places and times nor the machine's settings.
struct UnchangedInputTests {
  /// Runs the program in another folder than the package's.
  private func inFolder(_ folder: String) -> [String] {
    ["/usr/bin/env", "-C", folder]
  }

  @Test func `a build in another place, zone, locale, year, umask and with other jobs is the same`()
    throws
  {
    try withTemporaryFolder { folder in
      let ownYear = try FoveaProcess(environment: ["TZ": "Asia/Kathmandu", "LC_ALL": "C"]).run(
        CleanBuild.arguments(in: "\(folder)/one") + ["--jobs", "1", "--tree-hash"])
      let (years, secondsOfYear) = (40, 31_557_600)
      let environment = try Fault(clock: years * secondsOfYear).environment()
        .merging(["TZ": "America/Lima", "LC_ALL": "tr_TR.UTF-8"]) { $1 }
      let later = try FoveaProcess(
        environment: environment,
        launcher: ["/bin/bash", "-c", "umask 077; exec \"$0\" \"$@\""]
      ).run(
        CleanBuild.arguments(in: "\(folder)/a longer name/two") + ["--jobs", "3", "--tree-hash"])
      #expect(ownYear.status == 0, "\(ownYear.errors)")
      #expect(later.status == 0, "\(later.errors)")
      let hash = try #require(ownYear.output.split(separator: "\n").last)
      #expect(hash.count == 64)
      #expect(later.output.split(separator: "\n").last == hash)
      #expect(
        try files(in: "\(folder)/one/site") == files(in: "\(folder)/a longer name/two/site"))
    }
  }

  @Test func `a moved checkout whose files were all touched computes nothing`() throws {
    try CleanBuild.withCopy { folder in
      let checkout = "\(folder)/moved"
      try FileManager.default.createDirectory(
        atPath: checkout, withIntermediateDirectories: true)
      for name in ["templates", "LICENSE", "NOTICE"] {
        try FileManager.default.copyItem(
          atPath: FoveaProcess.package.appending(path: name).path, toPath: "\(checkout)/\(name)")
      }
      for path in try FileManager.default.subpathsOfDirectory(atPath: checkout) {
        try FileManager.default.setAttributes(
          [.modificationDate: Date()], ofItemAtPath: "\(checkout)/\(path)")
      }
      let outcome = try FoveaProcess(launcher: inFolder(checkout)).run(
        CleanBuild.arguments(in: folder))
      #expect(outcome.output.contains("0 computed, "), "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains("the site is unchanged"), "\(outcome.output)")
    }
  }

  /// Writes an MNIST of the real size whose pictures are black; the files take no room on a disk.
  private func writeBlackMNIST(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, count) in [("train", 60_000), ("t10k", 10_000)] {
      let size =
        [UInt8(count >> 24 & 255), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255)]
        + [UInt8(count & 255)]
      let images = "\(folder)/\(name)-images-idx3-ubyte"
      try Data([0, 0, 8, 3] + size + [0, 0, 0, 28, 0, 0, 0, 28]).write(
        to: URL(fileURLWithPath: images))
      #expect(truncate(images, 16 + count * 784) == 0)
      try Data([0, 0, 8, 1] + size + (0..<count).map { UInt8($0 % 10) }).write(
        to: URL(fileURLWithPath: "\(folder)/\(name)-labels-idx1-ubyte"))
    }
  }

  @Test func `data that changes while it is read fails what reads it, and nothing of it is kept`()
    throws
  {
    try withTemporaryFolder { folder in
      try writeBlackMNIST(to: "\(folder)/data/mnist")
      let arguments = [
        "build", "--edition", "quick", "--data", "\(folder)/data", "--store", "\(folder)/store",
        "--out", "\(folder)/site", "--only", "bt1",
      ]
      let program = BuiltProgram(
        "fovea", launcher: ["/usr/bin/env", "-C", FoveaProcess.package.path])
      let build = try RunningProgram(program, arguments, in: folder)
      try #require(build.wait { build.errors.contains("epoch 1 of 1") })
      let labels = try FileHandle(
        forUpdating: URL(fileURLWithPath: "\(folder)/data/mnist/t10k-labels-idx1-ubyte"))
      try labels.seek(toOffset: 9_999)
      try labels.write(contentsOf: Data([7]))
      try labels.close()
      #expect(build.end() == 1)
      #expect(
        build.errors.contains("model bt1 failed: the files of MNIST changed while they were read"),
        "\(build.errors)")
      let why = try FoveaProcess().run(["why"] + arguments.dropFirst().dropLast(2) + ["bt1"])
      #expect(why.output.contains("model bt1 would be computed: "), "\(why.output)\(why.errors)")
    }
  }

  @Test func `one changed byte of a data file computes what reads it, and nothing else`() throws {
    try withTemporaryFolder { folder in
      let images = "\(folder)/data/mnist/train-images-idx3-ubyte"
      try writeBlackMNIST(to: "\(folder)/data/mnist")
      // Two experiments read MNIST, one does not.
      let experiments = ["digit-samples", "hand-made-kernels", "sobel-edges"]
      func build(_ more: String...) throws -> String {
        let outcome = try FoveaProcess().run(
          ["build", "--edition", "quick", "--data", "\(folder)/data", "--store"]
            + ["\(folder)/store", "--only"] + experiments + more)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output
      }
      #expect(try build().contains(": 10 computed, 0 taken"))
      for path in try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/data") {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: 1)],
          ofItemAtPath: "\(folder)/data/\(path)")
      }
      #expect(try build().contains(": 0 computed, 10 taken"))
      // A pixel of a picture that nobody shows: what it leads to comes out as before.
      let file = try FileHandle(forUpdating: URL(fileURLWithPath: images))
      try file.seek(toOffset: 40_000_000)
      try file.write(contentsOf: Data([1]))
      try file.close()
      let forecast = try build("--dry-run")
      #expect(forecast.contains("findings digit-samples: "))
      #expect(forecast.contains("findings hand-made-kernels: "))
      #expect(!forecast.contains("sobel-edges"))
      #expect(try build().contains(": 2 computed, 8 taken"))
    }
  }
}
