import Foundation
import Mathematics
import Networks
import ReferenceValues
import Tensors
import Testing
import Training

struct CheckpointTests {
  @Test func `a checkpoint restores every weight`() throws {
    let trained = try smallNetwork()
    var other = trained
    var random = SeededRandom(seed: 99)
    other.initialize(for: other.inputShape, using: &random)
    #expect(other.checkpoint() != trained.checkpoint())
    try other.restore(fromCheckpoint: trained.checkpoint())
    #expect(other.checkpoint() == trained.checkpoint())
  }

  @Test func `another network's checkpoint is refused and changes nothing`() throws {
    var random = SeededRandom(seed: 1)
    var network = try Zoo.bm1(using: &random)
    let before = network.checkpoint()
    let foreign = try smallNetwork().checkpoint()
    let error = #expect(throws: SafetensorsError.self) {
      try network.restore(fromCheckpoint: foreign)
    }
    #expect(
      error?.description
        == "safetensors: \"0.weight\" has shape 12×1×3×3, the network wants 4×1×3×3. "
        + "Use its own weights.")
    #expect(network.checkpoint() == before)
  }

  @Test func `a checkpoint cut short is refused`() throws {
    var network = try smallNetwork()
    let bytes = network.checkpoint()
    for length in [0, 7, 8, 100, bytes.count - 1] {
      #expect(throws: SafetensorsError.self) {
        try network.restore(fromCheckpoint: Array(bytes.prefix(length)))
      }
    }
  }

  @Test func `names with quotes and control characters survive`() throws {
    let tensors = ["a\"\\\n\u{1}é": Tensor(shape: [2], values: [1, -0.5])]
    let file = try Safetensors(bytes: Safetensors.bytes(of: tensors))
    #expect(try file.tensor(named: "a\"\\\n\u{1}é").values == [1, -0.5])
  }

  @Test func `the file's layout is the format's`() {
    let bytes = Safetensors.bytes(of: ["w": Tensor(shape: [1], values: [1])])
    let header = #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  "#
    #expect(
      bytes == [UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0] + header.utf8 + [0, 0, 128, 63])
  }

  @Test(.enabled(if: ReferenceFile.isAvailable, "set FOVEA_REFERENCE"))
  func `good files load and damaged ones are refused`() throws {
    var checked = 0
    for example in try ReferenceFile("checkpoints").cases
    where example["format"] as? String == "safetensors" {
      let name = try #require(example["name"] as? String)
      let bytes = try ReferenceFile.bytes(of: "checkpoints/\(name)")
      if example["must"] as? String == "load" {
        #expect(try !Safetensors(bytes: bytes).entries.isEmpty, "\(name)")
      } else {
        #expect(throws: SafetensorsError.self, "\(name)") { try Safetensors(bytes: bytes) }
      }
      checked += 1
    }
    #expect(checked >= 10)
  }
}
