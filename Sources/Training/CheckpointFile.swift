public import DurableFiles
public import Networks

extension Layer {
  /// Writes all parameters and statistics to a safetensors file, in one step: whoever reads it sees
  /// the old file or the new one, also after a crash.
  ///
  /// - Throws: `FileFailure` when the file cannot be written; an old one is then whole.
  public func saveCheckpoint(to file: String) throws(FileFailure) {
    try DurableFile.write(checkpoint(), to: file)
  }

  /// Takes the parameters and statistics from a safetensors file; tensors that the network does not
  /// have are left alone.
  ///
  /// PyTorch's names of a `state_dict` are the names here where both networks are built alike.
  ///
  /// - Throws: `FileFailure` when the file cannot be read, `CheckpointError` when it is damaged or
  ///   belongs to another network; the parameters then stay as they were.
  public mutating func restore(fromCheckpointAt file: String) throws {
    let bytes = try DurableFile.read(file)
    do {
      try restore(fromCheckpoint: bytes)
    } catch {
      throw CheckpointError(file: file, error: error)
    }
  }
}

/// A file of weights cannot be used.
public struct CheckpointError: Error, Equatable, CustomStringConvertible {
  public let file: String
  public let error: SafetensorsError

  public var description: String { "\(file): \(error.words)" }
}
