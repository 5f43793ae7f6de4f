import Filters

extension SelfTestTopic {
  /// Filters in double precision and in the engine's own.
  static let imaging = SelfTestTopic("imaging") { _, reference in
    let tolerance = try reference.tolerance()
    // The reference's own remark on single precision.
    let single = ReferenceTolerance(relative: 2e-6, absolute: tolerance.absolute)
    var findings = TopicFindings(tolerance: "\(tolerance.words); single: \(single.relative)·max")
    for example in reference.cases {
      findings.check(example) {
        max(
          try ImagingComparison<Double>(example, try example.tolerance(else: tolerance)).error(),
          try ImagingComparison<Float>(example, single).error())
      }
    }
    return findings
  }
}

/// One case of imaging in one precision.
private struct ImagingComparison<Scalar: BinaryFloatingPoint & Sendable> {
  let example: ReferenceCase
  let tolerance: ReferenceTolerance

  init(_ example: ReferenceCase, _ tolerance: ReferenceTolerance) {
    self.example = example
    self.tolerance = tolerance
  }

  func error() throws -> Double {
    switch try example.text("kind") {
    case "sobel": try sobel()
    case "gabor": try gabor()
    case "gabor_response": try response()
    case "convolution": try convolution()
    case let kind: throw NotBuilt(what: kind)
    }
  }

  private func sobel() throws -> Double {
    let gradients = try SobelGradients<Scalar>(of: example.grid("image"))
    return try worst([
      (gradients.x, "gx"), (gradients.y, "gy"), (gradients.magnitude, "magnitude"),
    ])
  }

  private func gabor() throws -> Double {
    let kernel = try kernel()
    return try worst([(kernel.real, "real"), (kernel.imaginary, "imag")])
  }

  private func response() throws -> Double {
    let pixels: Grid<Scalar> = try example.grid("image")
    let image = pixels.map { $0 / 255 }.standardized
    let response = try GaborResponse(of: image, to: kernel())
    return try worst([
      (image, "standardised"), (response.real, "real_response"),
      (response.imaginary, "imag_response"), (response.magnitude, "magnitude"),
    ])
  }

  private func convolution() throws -> Double {
    let data: Grid<Scalar> = try example.grid("data")
    let kernel: Grid<Scalar> = try example.grid("kernel")
    let isSequence = try example.whole("dimensions") == 1
    var pairs: [(Grid<Scalar>, String)] = []
    for size in OutputSize.allCases {
      let name = size.rawValue
      if isSequence {
        pairs.append(
          (
            Grid(sequence: try correlate(data.values, with: kernel.values, size: size)),
            "correlate_\(name)"
          ))
        pairs.append(
          (
            Grid(sequence: try convolve(data.values, with: kernel.values, size: size)),
            "convolve_\(name)"
          ))
      } else {
        pairs.append((try data.correlated(with: kernel, size: size), "correlate_\(name)"))
        pairs.append((try data.convolved(with: kernel, size: size), "convolve_\(name)"))
      }
    }
    return try worst(pairs)
  }

  private func kernel() throws -> GaborKernel<Scalar> {
    let (frequency, theta) = (try example.number("frequency"), try example.number("theta"))
    guard example["sigma_x"] != nil else {
      return GaborKernel(try GaborParameters(frequency: frequency, theta: theta, bandwidth: 1))
    }
    return GaborKernel(
      try GaborParameters(
        frequency: frequency, theta: theta, sigmaX: example.number("sigma_x"),
        sigmaY: example.number("sigma_y")))
  }

  private func worst(_ pairs: [(found: Grid<Scalar>, tensor: String)]) throws -> Double {
    try pairs.reduce(0) { worst, pair in
      let expected: Grid<Double> = try example.grid(pair.tensor)
      guard pair.found.height == expected.height, pair.found.width == expected.width else {
        throw ReferenceError(
          place: "\(example.name)/\(pair.tensor)",
          problem: .shape(found: pair.found.values.count, expected: expected.values.count))
      }
      return max(
        worst,
        try tolerance.error(
          of: pair.found.values, against: expected.values, "\(example.name)/\(pair.tensor)"))
    }
  }
}
