import Filters
import ReferenceValues
import Testing

/// What SciPy and scikit-image compute for the same numbers.
struct ImagingReferenceTests {
  private struct Case: Decodable {
    let name: String
    let kind: String
    let frequency: Double?
    let theta: Double?
    let sigmaX: Double?
    let sigmaY: Double?

    enum CodingKeys: String, CodingKey {
      case name
      case kind
      case frequency
      case theta
      case sigmaX = "sigma_x"
      case sigmaY = "sigma_y"
    }

    func kernel<Scalar>() throws -> GaborKernel<Scalar> {
      let (frequency, theta) = (try #require(frequency), try #require(theta))
      guard let sigmaX, let sigmaY else {
        return GaborKernel(try GaborParameters(frequency: frequency, theta: theta, bandwidth: 1))
      }
      return GaborKernel(
        try GaborParameters(frequency: frequency, theta: theta, sigmaX: sigmaX, sigmaY: sigmaY))
    }
  }

  /// The topic's own rule: double precision leaves nothing but the rounding of the last sum.
  private let doubleTolerance = 1e-12
  /// The topic's own rule for single precision.
  private let floatTolerance = 2e-6

  @Test func `Sobel's slopes and magnitude of a photo agree`() throws {
    let topic = try ReferenceFile("imaging")
    let image: Grid<Double> = try grid("sobel/image", of: topic)
    let gradients = try SobelGradients(of: image)
    try compare(gradients.x, with: "sobel/gx", of: topic, doubleTolerance)
    try compare(gradients.y, with: "sobel/gy", of: topic, doubleTolerance)
    try compare(gradients.magnitude, with: "sobel/magnitude", of: topic, doubleTolerance)
    let single: Plane = try grid("sobel/image", of: topic)
    try compare(
      SobelGradients(of: single).magnitude, with: "sobel/magnitude", of: topic, floatTolerance)
  }

  @Test(arguments: OutputSize.allCases)
  func `correlation and convolution agree in one and two dimensions`(size: OutputSize) throws {
    let topic = try ReferenceFile("imaging")
    let cases = try topic.cases(as: Case.self).filter { $0.kind == "convolution" }
    #expect(cases.count == 6)
    for item in cases {
      let data: Grid<Double> = try grid("\(item.name)/data", of: topic)
      let kernel: Grid<Double> = try grid("\(item.name)/kernel", of: topic)
      try compare(
        data.correlated(with: kernel, size: size),
        with: "\(item.name)/correlate_\(size.rawValue)", of: topic, doubleTolerance)
      try compare(
        data.convolved(with: kernel, size: size),
        with: "\(item.name)/convolve_\(size.rawValue)", of: topic, doubleTolerance)
      try compare(
        referenceCorrelate(data, with: kernel, size: size),
        with: "\(item.name)/correlate_\(size.rawValue)", of: topic, doubleTolerance)
    }
  }

  @Test(arguments: OutputSize.allCases)
  func `single precision stays within its tolerance`(size: OutputSize) throws {
    let topic = try ReferenceFile("imaging")
    for name in ["conv_1d_even", "conv_2d_even", "conv_2d_rect"] {
      let data: Plane = try grid("\(name)/data", of: topic)
      let kernel: Plane = try grid("\(name)/kernel", of: topic)
      try compare(
        data.convolved(with: kernel, size: size), with: "\(name)/convolve_\(size.rawValue)",
        of: topic, floatTolerance)
    }
  }

  @Test func `Gabor kernels agree in size and in both parts`() throws {
    let topic = try ReferenceFile("imaging")
    let cases = try topic.cases(as: Case.self).filter { $0.kind == "gabor" }
    #expect(cases.count == 5)
    for item in cases {
      let kernel: GaborKernel<Double> = try item.kernel()
      try compare(kernel.real, with: "\(item.name)/real", of: topic, doubleTolerance)
      try compare(kernel.imaginary, with: "\(item.name)/imag", of: topic, doubleTolerance)
      let single: GaborKernel<Float> = try item.kernel()
      try compare(single.real, with: "\(item.name)/real", of: topic, floatTolerance)
      try compare(single.imaginary, with: "\(item.name)/imag", of: topic, floatTolerance)
    }
  }

  @Test func `Gabor responses to standardised images agree`() throws {
    let topic = try ReferenceFile("imaging")
    let cases = try topic.cases(as: Case.self).filter { $0.kind == "gabor_response" }
    #expect(cases.count == 2)
    for item in cases {
      try compareResponses(Double.self, item, topic, doubleTolerance)
      try compareResponses(Float.self, item, topic, floatTolerance)
    }
  }

  private func compareResponses<Scalar>(
    _ type: Scalar.Type, _ item: Case, _ topic: ReferenceFile, _ tolerance: Double
  ) throws where Scalar: BinaryFloatingPoint & Sendable {
    let pixels: Grid<Scalar> = try grid("\(item.name)/image", of: topic)
    let image = pixels.map { $0 / 255 }.standardized
    let kernel: GaborKernel<Scalar> = try item.kernel()
    let response = try GaborResponse(of: image, to: kernel)
    try compare(image, with: "\(item.name)/standardised", of: topic, tolerance)
    try compare(response.real, with: "\(item.name)/real_response", of: topic, tolerance)
    try compare(response.imaginary, with: "\(item.name)/imag_response", of: topic, tolerance)
    try compare(response.magnitude, with: "\(item.name)/magnitude", of: topic, tolerance)
  }

  private func grid<Scalar>(_ name: String, of topic: ReferenceFile) throws -> Grid<Scalar> {
    let (shape, values) = (try topic.shape(name), try topic.numbers(name))
    let rows = shape.count == 2 ? shape[0] : 1
    return Grid(height: rows, width: values.count / rows, values: values.map { Scalar($0) })
  }

  private func compare<Scalar>(
    _ result: Grid<Scalar>, with name: String, of topic: ReferenceFile, _ tolerance: Double
  ) throws {
    let expected: Grid<Double> = try grid(name, of: topic)
    try #require(result.height == expected.height && result.width == expected.width, "\(name)")
    let largest = expected.values.map { abs($0) }.max() ?? 0
    for (found, wanted) in zip(result.values, expected.values) {
      #expect(abs(Double(found) - wanted) <= tolerance + tolerance * largest, "\(name)")
    }
  }
}
