import Figures
import FoundationEssentials

/// A font file in memory: whole, and the same however often and by how many threads it is opened.
final class FontFile: Sendable {
  let role: FontRole
  /// Filled once and never changed.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// Reads the file of a face.
  ///
  /// - Throws: `FontError` when it is missing or damaged.
  init(_ role: FontRole, in files: FontFiles) throws(FontError) {
    let data = try files.contents(of: role)
    if let problem = FontIntegrity.problem(in: data) { throw FontError(role, problem) }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: data.count, alignment: 16)
    memory.copyBytes(from: data)
    self.role = role
    bytes = UnsafeRawBufferPointer(memory)
  }

  deinit {
    bytes.deallocate()
  }
}
