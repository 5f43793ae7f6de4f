extension NamedFilter {
  /// What users may write in front of a colon.
  public static let names = kernels.map(\.name) + ["sobel", "haar", "gabor", "matrix"]

  /// Reads a filter as it is written on a command line.
  ///
  /// - Parameter text: a name; a name with parameters, `gabor:frequency=0.16,theta=1.4,sigma=1.2`;
  ///   or a matrix, `[[0,1],[2,3]]` or `matrix:0,1;2,3`.
  /// - Throws: `FilterSyntaxError` that names what is wrong.
  public init(parsing text: String) throws(FilterSyntaxError) {
    if text.drop(while: \.isWhitespace).hasPrefix("[") {
      self = .kernel(try Self.matrix(text))
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let rest = parts.count > 1 ? String(parts[1]) : nil
    switch name {
    case "matrix": self = .kernel(try Self.matrix(rest ?? ""))
    case "sobel":
      let parameters = try FilterParameters(of: name, rest, known: ["direction"])
      self = .sobel(try parameters.choice("direction") ?? .magnitude)
    case "haar":
      let parameters = try FilterParameters(of: name, rest, known: ["detail", "level"])
      let kernel: HaarKernel = try parameters.choice("detail") ?? .vertical
      self = .kernel(
        kernel.plane(level: try parameters.wholeNumber("level", in: HaarKernel.levels) ?? 1))
    case "gabor": self = try Self.gabor(rest)
    default:
      guard let kernel = Self.kernels.first(where: { $0.name == name }) else {
        throw FilterSyntaxError(filter: name, problem: .unknownFilter(known: Self.names))
      }
      guard rest == nil else { throw FilterSyntaxError(filter: name, problem: .noParameters) }
      self = .kernel(kernel.plane)
    }
  }

  private static let kernels: [(name: String, plane: Plane)] =
    HandMadeKernel.allCases.map { (hyphenated($0.rawValue), $0.plane) }
    + DemonstrationKernel.allCases.map { (hyphenated($0.rawValue), $0.plane) }

  /// `diagonalDown` as users write it: `diagonal-down`.
  private static func hyphenated(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
  }

  private static func matrix(_ text: String) throws(FilterSyntaxError) -> Plane {
    do throws(MatrixError) {
      return try Plane(matrix: text)
    } catch {
      throw FilterSyntaxError(filter: "matrix", problem: .matrix(error))
    }
  }

  /// The lectures' own example where nothing is said: 0.16 waves per pixel, bandwidth 1 octave.
  private static func gabor(_ text: String?) throws(FilterSyntaxError) -> NamedFilter {
    let given = try FilterParameters(
      of: "gabor", text,
      known: [
        "frequency", "theta", "bandwidth", "sigma", "sigma_x", "sigma_y", "n_stds", "offset",
        "part",
      ])
    for name in ["sigma_x", "sigma_y"] { try given.refuse("sigma", beside: name) }
    for name in ["sigma", "sigma_x", "sigma_y"] { try given.refuse("bandwidth", beside: name) }
    let part: GaborPart = try given.choice("part") ?? .magnitude
    let frequency = try given.number("frequency") ?? 0.16
    let sigma = try given.number("sigma")
    let (sigmaX, sigmaY) = (try given.number("sigma_x"), try given.number("sigma_y"))
    let theta = try given.number("theta") ?? 0
    let bandwidth = try given.number("bandwidth") ?? 1
    let deviations = try given.number("n_stds") ?? 3
    let offset = try given.number("offset") ?? 0
    do throws(GaborError) {
      let usual: Double
      if let sigma = sigma ?? sigmaX ?? sigmaY {
        usual = sigma
      } else {
        usual = try GaborParameters.sigma(frequency: frequency, bandwidth: bandwidth)
      }
      return .gabor(
        try GaborParameters(
          frequency: frequency, theta: theta, sigmaX: sigmaX ?? usual, sigmaY: sigmaY ?? usual,
          deviations: deviations, offset: offset), part)
    } catch {
      throw FilterSyntaxError(filter: "gabor", problem: .gabor(error))
    }
  }
}
