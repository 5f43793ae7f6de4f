extension Grid {
  /// The mean of all values.
  public var mean: Double {
    @specialized(where Scalar == Float) get {
      values.reduce(0) { $0 + Double($1) } / Double(values.count)
    }
  }

  /// The root of the mean squared distance from the mean.
  public var deviation: Double {
    @specialized(where Scalar == Float) get {
      let mean = mean
      let squares = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      return (squares / Double(values.count)).squareRoot()
    }
  }

  /// The grid with mean 0 and standard deviation 1: (value − mean) / deviation.
  ///
  /// An even surface has no deviation and becomes zeros.
  public var standardized: Grid {
    let (mean, deviation) = (mean, deviation)
    return map { deviation > 0 ? Scalar((Double($0) - mean) / deviation) : 0 }
  }

  /// The grid with its values from 0 to 1: (value − least) / (largest − least).
  ///
  /// An even surface becomes zeros.
  public var rescaled: Grid {
    let least = Double(values.min() ?? 0)
    let range = Double(values.max() ?? 0) - least
    return map { range > 0 ? Scalar((Double($0) - least) / range) : 0 }
  }
}
