import DurableFiles
import Foundation
import Mathematics
import Networks
import Tensors
import Testing
import Training

/// Files of weights that are damaged or belong to something else: refused, named, and nothing is
/// changed.
struct DamagedCheckpointTests {
  /// A file with that header, and so many bytes behind it; without a length its own is written.
  private static func file(_ header: String, data: Int = 0, length: UInt64? = nil) -> [UInt8] {
    let length = length ?? UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + header.utf8
      + [UInt8](repeating: 0, count: data)
  }

  /// The header of one tensor, in the place of the weights of `Linear(2)` that reads two numbers.
  private static func weight(
    _ type: String = "F32", _ shape: String = "[2,2]", _ offsets: String = "[0,16]"
  ) -> String {
    #""0.weight":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
  }

  private static let bias = #""0.bias":{"dtype":"F32","shape":[2],"data_offsets":[16,24]}"#

  @Test(
    arguments: [
      ([], "0 bytes are too few for a header. Write the file again."),
      ([1, 2, 3], "3 bytes are too few for a header. Write the file again."),
      (
        file("{\(weight()),\(bias)}", data: 23),
        "\"0.bias\" overlaps another tensor, leaves a gap or ends outside. Write the file again."
      ),
      (
        file("{\(weight()),\(bias)}", data: 25),
        "1 bytes belong to no tensor. Write the file again."
      ),
      (
        file("{}", length: 10_000_000_000),
        "the header should be 10000000000 bytes long, more than the file holds. "
          + "Write the file again."
      ),
      (
        file("{}", length: .max),
        "the header should be 18446744073709551615 bytes long, more than the file holds. "
          + "Write the file again."
      ),
      (
        file("{\(weight()),\(bias)}", data: 24, length: 20),
        "the header has no : at byte 20. Write the file again."
      ),
      (
        file(
          "{\(weight()),\"0.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}",
          data: 16),
        "\"0.bias\" overlaps another tensor, leaves a gap or ends outside. Write the file again."
      ),
      (
        file("{\(weight("F32", "[2,2]", "[16,0]"))}", data: 16),
        "the shape and the bytes of \"0.weight\" contradict each other. Write the file again."
      ),
      (
        file("{\(weight("F32", "[50000,50000]", "[0,10000000000]"))}", data: 16),
        "\"0.weight\" overlaps another tensor, leaves a gap or ends outside. Write the file again."
      ),
      (
        file("{\(weight("F32", "[4611686018427387904,4]", "[0,16]"))}", data: 16),
        "the shape and the bytes of \"0.weight\" contradict each other. Write the file again."
      ),
      (
        file("{\(weight("F32", "[NaN,2]"))}", data: 16),
        "the header has a wrong number at byte 36. Write the file again."
      ),
      (
        file("{\(weight("F32", "[2,-2]"))}", data: 16),
        "the header has a wrong number at byte 38. Write the file again."
      ),
      (file("NaN"), "the header has no opening brace at byte 0. Write the file again."),
      (
        file("{\(weight("F33"))}", data: 16),
        "the header has the unknown element type \"F33\" at byte 63. Write the file again."
      ),
      (
        file("{\(weight("F64", "[2,1]")),\(bias)}", data: 24),
        "\"0.weight\" holds F64, not F32. Convert it to single precision."
      ),
      (
        file("{\(weight("F32", "[4]")),\(bias)}", data: 24),
        "\"0.weight\" has shape 4, the network wants 2×2. Use its own weights."
      ),
      (
        file("{\(weight())}", data: 16),
        "there is no tensor \"0.bias\". Use weights of the same network."
      ),
    ] as [([UInt8], String)])
  func `a damaged file is refused by its name`(bytes: [UInt8], words: String) throws {
    try withTemporaryFolder { folder in
      let file = "\(folder)/weights.safetensors"
      try Data(bytes).write(to: URL(fileURLWithPath: file))
      var random = SeededRandom(seed: 1)
      var network = try Sequential(input: [2], using: &random) { Linear(2) }
      let before = network.checkpoint()
      let error = #expect(throws: CheckpointError.self) {
        try network.restore(fromCheckpointAt: file)
      }
      #expect(error?.description == "\(file): \(words)")
      #expect(network.checkpoint() == before)
    }
  }

  @Test func `a file of the right shapes is read`() throws {
    var random = SeededRandom(seed: 1)
    var network = try Sequential(input: [2], using: &random) { Linear(2) }
    try network.restore(
      fromCheckpoint: Self.file("{\(Self.weight()),\(Self.bias)}", data: 24))
    #expect(network.parameters.allSatisfy { $0.parameter.value.values.allSatisfy { $0 == 0 } })
  }

  @Test func `a folder, a pipe and a missing file are named`() throws {
    try withTemporaryFolder { folder in
      #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
      var network = try smallNetwork()
      for (name, words) in [
        ("pipe", "it is not a regular file. Check the path."),
        ("", "it is not a regular file. Check the path."),
        ("none", "No such file or directory. Check the path."),
      ] {
        let error = #expect(throws: FileFailure.self) {
          try network.restore(fromCheckpointAt: "\(folder)/\(name)")
        }
        #expect(error?.description == "\(folder)/\(name): cannot read: \(words)")
      }
    }
  }

  @Test func `a file that cannot be written leaves the old one`() throws {
    try withTemporaryFolder { folder in
      let network = try smallNetwork()
      try network.saveCheckpoint(to: "\(folder)/weights.safetensors")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder) == ["weights.safetensors"])
      #expect(try DurableFile.read("\(folder)/weights.safetensors") == network.checkpoint())
      let error = #expect(throws: FileFailure.self) {
        try network.saveCheckpoint(to: "\(folder)/none/weights.safetensors")
      }
      #expect(
        error?.description
          == "\(folder)/none/weights.safetensors: cannot create: No such file or directory. "
          + "Check the path.")
    }
  }
}
