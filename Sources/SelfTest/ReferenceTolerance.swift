/// The reference values' rule: an answer is right when its largest difference is at most
/// `absolute` + `relative` · (the largest reference value).
struct ReferenceTolerance: Equatable, Sendable {
  var relative: Double
  var absolute: Double

  init(relative: Double, absolute: Double) {
    self.relative = relative
    self.absolute = absolute
  }

  init(_ value: JSONValue?, in place: String) throws {
    guard let relative = value?.object?["relative_to_max"]?.number,
      let absolute = value?.object?["absolute"]?.number, relative >= 0, absolute >= 0
    else { throw ReferenceError(place: place, problem: .missing("tolerance")) }
    self.init(relative: relative, absolute: absolute)
  }

  /// Not a bit may differ.
  static let equal = ReferenceTolerance(relative: 0, absolute: 0)

  /// The rule in words: `2e-06·max + 1e-06`.
  var words: String { self == .equal ? "equal" : "\(relative)·max + \(absolute)" }

  /// The largest difference as a share of what is allowed: at most 1 when the answer is right.
  ///
  /// - Throws: `ReferenceError` when there are more or fewer numbers than in the reference.
  func error<Scalar: BinaryFloatingPoint>(
    of found: [Scalar], against expected: [Double], _ name: String
  ) throws -> Double {
    guard found.count == expected.count else {
      throw ReferenceError(
        place: name, problem: .shape(found: found.count, expected: expected.count))
    }
    let largest = expected.reduce(0) { max($0, abs($1)) }
    var worst = 0.0
    for (one, other) in zip(found, expected) {
      let difference = abs(Double(one) - other)
      // An infinite or missing number is never right; `max` alone would overlook it.
      if difference.isNaN { return .infinity }
      worst = max(worst, difference)
    }
    let allowed = absolute + relative * largest
    return worst == 0 ? 0 : worst / allowed
  }
}
