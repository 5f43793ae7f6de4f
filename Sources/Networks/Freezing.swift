import Tensors

extension ParameterHolder {
  /// Keeps optimisers away from all parameters.
  public mutating func freeze() {
    forEachParameter { _, parameter in parameter.isTrainable = false }
  }

  /// Lets optimisers change all parameters again.
  public mutating func unfreeze() {
    forEachParameter { _, parameter in parameter.isTrainable = true }
  }

  /// A copy whose parameters stay as they are.
  public func frozen() -> Self {
    var copy = self
    copy.freeze()
    return copy
  }

  /// Whether there are parameters and none of them may change.
  public var isFrozen: Bool {
    let list = parameters
    return !list.isEmpty && list.allSatisfy { !$0.parameter.isTrainable }
  }

  /// Numbers in the parameters that optimisers change.
  public var trainableParameterCount: Int {
    parameters.reduce(0) { $0 + ($1.parameter.isTrainable ? $1.parameter.value.count : 0) }
  }
}

extension Sequential {
  /// Freezes the layers at some positions: `network.freeze(..<10)`.
  public mutating func freeze(_ positions: some RangeExpression<Int>) {
    for index in positions.relative(to: layers) { self[index].freeze() }
  }

  /// Unfreezes the layers at some positions: `features.unfreeze(24...)`.
  public mutating func unfreeze(_ positions: some RangeExpression<Int>) {
    for index in positions.relative(to: layers) { self[index].unfreeze() }
  }
}
