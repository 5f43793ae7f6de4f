import COpenBLAS

/// The arithmetic that matrix products run in.
public enum Numerics: String, Codable, Sendable, CaseIterable {
  /// Fovea's own kernels: the same bits on every machine, thread count and batch width.
  case exact
  /// The machine's own best kernels through OpenBLAS; nothing is promised about the bits.
  case openblas

  /// What a stored result was computed with: `exact-1`, `openblas-0.3.21-SkylakeX`.
  public var id: String {
    switch self {
    case .exact: "exact-\(Engine.numericsVersion)"
    case .openblas: "openblas-\(openBLASVersion)-\(String(cString: openblas_get_corename()))"
    }
  }
}

/// What a result depends on besides its inputs.
public enum Engine {
  /// Counts the changes of exact arithmetic: raised by whoever changes a trained network's bits.
  ///
  /// 1: sliding sums; 2: tiles for 3×3 filters, copied taps, more images in a group, linear layers
  /// in lanes. 3: small maps train with 16 images side by side.
  public static let numericsVersion = 3
}

/// The second word of OpenBLAS's description, which begins "OpenBLAS 0.3.21 …".
private var openBLASVersion: String {
  let words = String(cString: openblas_get_config()).split(separator: " ")
  return words.count > 1 ? String(words[1]) : "unknown"
}
