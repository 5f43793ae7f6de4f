public import Networks
import Tensors

extension Layer {
  /// All parameters and statistics as the bytes of a safetensors file; equal weights give equal
  /// bytes.
  public func checkpoint() -> [UInt8] {
    var tensors: [String: Tensor] = [:]
    for (name, parameter) in parameters { tensors[name] = parameter.value }
    for (name, value) in statistics { tensors[name] = value }
    return Safetensors.bytes(of: tensors)
  }

  /// Takes the parameters and statistics from a checkpoint of the same network.
  ///
  /// - Throws: `SafetensorsError` when the bytes are damaged or belong to another network; the
  ///   parameters then stay as they were.
  public mutating func restore(fromCheckpoint bytes: [UInt8]) throws(SafetensorsError) {
    let file = try Safetensors(bytes: bytes)
    var tensors: [String: Tensor] = [:]
    let wanted = parameters.map { ($0.name, $0.parameter.value.shape) }
    for (name, shape) in wanted + statistics.map({ ($0.name, $0.value.shape) }) {
      let tensor = try file.tensor(named: name)
      guard tensor.shape == shape else {
        throw SafetensorsError(
          problem: .shape(name: name, found: "\(tensor.shape)", expected: "\(shape)"))
      }
      tensors[name] = tensor
    }
    forEachParameter { name, parameter in
      if let tensor = tensors[name] { parameter.value = tensor }
    }
    forEachStatistic { name, value in
      if let tensor = tensors[name] { value = tensor }
    }
  }
}
