import Foundation
import Mathematics
import Networks
import Tensors
import Testing
import Training

/// Files as Python's safetensors 0.8 writes them, with the names and extras of PyTorch.
struct PythonCheckpointTests {
  /// What this script printed with PyTorch 2.15.
  ///
  /// ```python
  /// m = nn.Sequential()
  /// m.add_module('features', nn.Sequential(nn.Conv2d(1, 2, 2), nn.BatchNorm2d(2)))
  /// m.add_module('1', nn.Flatten())
  /// m.add_module('2', nn.Linear(8, 2, bias=False))
  /// v = 0
  /// for name, t in m.state_dict().items():
  ///   n = t.numel()
  ///   t.copy_((torch.arange(v, v + n, dtype=torch.float64) / 8).reshape(t.shape).to(t.dtype))
  ///   v += n
  /// b = safetensors.torch.save(m.state_dict(), metadata={'format': 'pt'})
  /// print(base64.b64encode(b).decode())
  /// m.eval()
  /// print(m(torch.ones(1, 1, 3, 3)).tolist())
  /// ```
  private static let file = """
    cAIAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCJmZWF0dXJlcy4xLm51bV9iYXRjaGVzX3RyYW\
    NrZWQiOnsiZHR5cGUiOiJJNjQiLCJzaGFwZSI6W10sImRhdGFfb2Zmc2V0cyI6WzAsOF19LCIyLndlaWdodCI6eyJk\
    dHlwZSI6IkYzMiIsInNoYXBlIjpbMiw4XSwiZGF0YV9vZmZzZXRzIjpbOCw3Ml19LCJmZWF0dXJlcy4wLmJpYXMiOn\
    siZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzJdLCJkYXRhX29mZnNldHMiOls3Miw4MF19LCJmZWF0dXJlcy4wLndlaWdo\
    dCI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwxLDIsMl0sImRhdGFfb2Zmc2V0cyI6WzgwLDExMl19LCJmZWF0dX\
    Jlcy4xLmJpYXMiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzJdLCJkYXRhX29mZnNldHMiOlsxMTIsMTIwXX0sImZl\
    YXR1cmVzLjEucnVubmluZ19tZWFuIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbMT\
    IwLDEyOF19LCJmZWF0dXJlcy4xLnJ1bm5pbmdfdmFyIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsyXSwiZGF0YV9v\
    ZmZzZXRzIjpbMTI4LDEzNl19LCJmZWF0dXJlcy4xLndlaWdodCI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMl0sIm\
    RhdGFfb2Zmc2V0cyI6WzEzNiwxNDRdfX0CAAAAAAAAAAAAGEAAACBAAAAoQAAAMEAAADhAAABAQAAASEAAAFBAAABY\
    QAAAYEAAAGhAAABwQAAAeEAAAIBAAACEQAAAiEAAAIA/AACQPwAAAAAAAAA+AACAPgAAwD4AAAA/AAAgPwAAQD8AAG\
    A/AADAPwAA0D8AAOA/AADwPwAAAEAAAAhAAACgPwAAsD8=
    """
  private static let output: [Double] = [58.390625, 78.43655395507812]

  private func network() throws -> Sequential {
    try Sequential(
      input: [1, 3, 3],
      layers: [
        Sequential("features") { [Conv2d(filters: 2, size: 2), BatchNorm2d()] as [any Layer] },
        Flatten(), Linear(2, bias: false),
      ])
  }

  /// The network with weights of the right shapes, to be replaced.
  private func drawn() throws -> Sequential {
    var network = try network()
    var random = SeededRandom(seed: 1)
    network.initialize(for: [1, 3, 3], using: &random)
    return network
  }

  @Test func `a state_dict loads by its own names, and counters are left out`() throws {
    let bytes = try #require(Data(base64Encoded: Self.file))
    var network = try drawn()
    try network.restore(fromCheckpoint: [UInt8](bytes))
    // Weights count up in eighths, in the order of the state_dict.
    #expect(network.parameters[0].parameter.value.values == (0..<8).map { Float($0) / 8 })
    #expect(network.parameters[0].name == "features.0.weight")
    #expect(network.statistics.map(\.value.values) == [[1.75, 1.875], [2, 2.125]])
    // Seven products and a root in Float.
    let tolerance = 1e-5
    let outputs = network.outputs(for: [Float](repeating: 1, count: 9))[0]
    for (found, expected) in zip(outputs, Self.output) {
      #expect(abs(Double(found) - expected) < tolerance)
    }
  }

  @Test func `what is written again has the same tensors`() throws {
    let bytes = [UInt8](try #require(Data(base64Encoded: Self.file)))
    var network = try drawn()
    try network.restore(fromCheckpoint: bytes)
    var python = try Safetensors(bytes: bytes).entries
    #expect(python.removeValue(forKey: "features.1.num_batches_tracked")?.elementType == "I64")
    #expect(try Safetensors(bytes: network.checkpoint()).entries == python)
  }
}
