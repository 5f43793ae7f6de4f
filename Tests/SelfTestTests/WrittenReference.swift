import Foundation
import SelfTest
import Testing

/// A description without tensors of its own, and how far its answers may be off.
let usualTolerance =
  "\"file\":\"x\",\"tolerance\":{\"relative_to_max\":1e-6,\"absolute\":1e-7}"

/// Runs a topic on a folder with these files.
func result(
  of topic: String, json: String?, tensors: [String: (shape: [Int], values: [Float])] = [:]
) throws -> (result: TopicResult, folder: String) {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("fovea-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  if let json {
    try Data(json.utf8).write(to: folder.appendingPathComponent("\(topic).json"))
    try safetensors(tensors)
      .write(to: folder.appendingPathComponent("\(topic).safetensors"))
  }
  let found = try #require(SelfTest.topics.first { $0.name == topic })
  return (found.result(in: SelfTest(reference: .folder(folder.path))), folder.path)
}

private func safetensors(
  _ tensors: [String: (shape: [Int], values: [Float])]
) -> Data {
  var entries: [String] = []
  var numbers = Data()
  for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
    let start = numbers.count
    for value in tensor.values {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { numbers.append(contentsOf: $0) }
    }
    entries.append(
      "\"\(name)\":{\"dtype\":\"F32\",\"shape\":\(tensor.shape),"
        + "\"data_offsets\":[\(start),\(numbers.count)]}")
  }
  let header = Data("{\(entries.joined(separator: ","))}".utf8)
  let length = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
  return length + header + numbers
}
