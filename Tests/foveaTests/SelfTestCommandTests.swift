import Foundation
import Testing

/// `fovea selftest` by the program itself.
struct SelfTestCommandTests {
  /// Copies the reference's imaging topic with its kernels changed, beside nothing else.
  private func damagedReference(in folder: String) throws {
    let source = FoveaProcess.package.appending(path: "Sources/CReferenceValues/files")
    for ending in ["json", "safetensors"] {
      var data = try Data(contentsOf: source.appending(path: "imaging.\(ending)"))
      if ending == "safetensors" {
        // The top byte of the last number: its sign and most of its exponent.
        data[data.endIndex - 1] ^= 0xC0
      }
      try data.write(to: URL(fileURLWithPath: "\(folder)/imaging.\(ending)"))
    }
  }

  @Test func `the table names every topic, and the hash is the recorded one`() throws {
    let outcome = try FoveaProcess().run(["selftest"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix("topic ") == true)
    for topic in [
      "conv2d", "pooling", "layers", "losses", "optimizers", "networks", "imaging", "transforms",
    ] {
      #expect(lines.contains { $0.hasPrefix("\(topic) ") && $0.contains(" passed") }, "\(lines)")
    }
    #expect(
      lines.contains { $0.hasPrefix("training ") && $0.hasSuffix("name its folder with --data") })
    #expect(
      lines.last?.hasPrefix("numerics exact-") == true
        && lines.last?.hasSuffix("as recorded") == true)
  }

  @Test func `other values fail with exit code 1, and the case is named`() throws {
    try withTemporaryFolder { folder in
      try damagedReference(in: folder)
      let outcome = try FoveaProcess().run(["selftest", "--reference", folder])
      #expect(outcome.status == 1)
      #expect(outcome.output.contains(" FAILED"), "\(outcome.output)")
      #expect(outcome.output.contains(" times what is allowed"), "\(outcome.output)")
      // The other topics' files are not there at all.
      #expect(outcome.output.contains("\(folder)/conv2d.json: there is no such file"))
      let lines = outcome.errors.split(separator: "\n")
      #expect(lines.first == "fovea: this machine does not compute as it should: imaging.")
      #expect(
        lines.last?.hasPrefix("fovea: reference values or data could not be read") == true
          && lines.last?.contains("conv2d, pooling") == true, "\(outcome.errors)")
    }
  }

  @Test(
    arguments: [
      ["OPENBLAS_CORETYPE": "Haswell"], ["OPENBLAS_CORETYPE": "Prescott"],
      ["OPENBLAS_NUM_THREADS": "1"], ["OPENBLAS_NUM_THREADS": "4", "OMP_NUM_THREADS": "3"],
      ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4"], ["LC_ALL": "de_DE.UTF-8"],
    ])
  func `settings of other libraries change no bit`(environment: [String: String]) throws {
    let outcome = try FoveaProcess(environment: environment).run(["selftest", "--threads", "3"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    // The hash, and every error to its last printed digit.
    #expect(try outcome.output == FoveaProcess().run(["selftest", "--threads", "1"]).output)
  }

  @Test func `a folder that is not there is named`() throws {
    let outcome = try FoveaProcess().run(["selftest", "--reference", "no/such/folder"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("no/such/folder: there is no such folder."))
  }

  @Test func `files that cannot be read say nothing of the machine`() throws {
    try withTemporaryFolder { folder in
      let outcome = try FoveaProcess().run(["selftest", "--reference", folder])
      #expect(outcome.status == 1)
      #expect(!outcome.errors.contains("this machine"), "\(outcome.errors)")
      #expect(outcome.errors.contains("could not be read"), "\(outcome.errors)")
    }
  }

  @Test func `a data folder that is not there is named`() throws {
    let outcome = try FoveaProcess().run(["selftest", "--data", "no/such/folder"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("no/such/folder: there is no such folder."))
    #expect(!outcome.errors.contains("drawn"), "\(outcome.errors)")
  }

  @Test func `a data folder without digits is named without talk of drawn images`() throws {
    try withTemporaryFolder { folder in
      let outcome = try FoveaProcess().run(["selftest", "--data", folder])
      #expect(outcome.status == 1)
      #expect(
        outcome.output.contains("\(folder)/mnist: None of the files of MNIST is here."),
        "\(outcome.output)")
      #expect(!outcome.output.contains("drawn") && !outcome.errors.contains("this machine"))
    }
  }

  @Test(arguments: ["--reference", "--data"])
  func `an empty folder name is wrong usage`(option: String) throws {
    let outcome = try FoveaProcess().run(["selftest", option, ""])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("\(option) is empty: name a folder."), "\(outcome.errors)")
  }

  @Test func `no threads are wrong usage`() throws {
    let outcome = try FoveaProcess().run(["selftest", "--threads", "0"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--threads 0: give a number"), "\(outcome.errors)")
  }
}
