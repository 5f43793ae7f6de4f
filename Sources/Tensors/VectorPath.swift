import CKernels
import Synchronization

/// The instruction sets that the kernels exist for; all of them give the same bits.
package enum VectorPath: Int32, CaseIterable, Sendable {
  case scalar = 0
  case portable = 1
  case avx2 = 2
  case avx512 = 3

  /// The one that the whole process uses: the fastest, unless a test or a benchmark chose another.
  package static var current: VectorPath { VectorPath(rawValue: fovea_path()) ?? .scalar }

  package static var supported: [VectorPath] {
    allCases.filter { fovea_path_supported($0.rawValue) }
  }

  /// Runs something with this path; nothing happens when the CPU cannot run it.
  ///
  /// Others wait for their turn, and whatever else the process computes meanwhile takes the same
  /// path and gets the same bits.
  package func whileUsed(_ body: () throws -> Void) rethrows {
    try Self.turn.withLock { _ in
      let before = fovea_path()
      guard fovea_use_path(rawValue) else { return }
      defer { _ = fovea_use_path(before) }
      try body()
    }
  }

  private static let turn = Mutex(())
}
