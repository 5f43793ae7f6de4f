import CKernels

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

  /// Makes the process use this path; false when the CPU cannot run it.
  @discardableResult
  package func use() -> Bool { fovea_use_path(rawValue) }
}
