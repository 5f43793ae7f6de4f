import Filters
import Testing

struct NamedFilterTests {
  @Test(arguments: [
    ("vertical", HandMadeKernel.vertical.plane), ("diagonal-up", HandMadeKernel.diagonalUp.plane),
    ("horizontal-edge", DemonstrationKernel.horizontalEdge.plane),
    ("diagonal", DemonstrationKernel.diagonal.plane), ("edge", DemonstrationKernel.edge.plane),
    ("haar", HaarKernel.vertical.plane()),
    ("haar:detail=diagonal,level=3", HaarKernel.diagonal.plane(level: 3)),
    ("[[0,1],[2,3]]", Plane(rows: [[0, 1], [2, 3]])),
    (" [ [0, -1e1 ],\n [2.5,3]]", Plane(rows: [[0, -10], [2.5, 3]])),
    ("matrix:0,1;2,3", Plane(rows: [[0, 1], [2, 3]])), ("matrix: 7", Plane(rows: [[7]])),
  ])
  func `a kernel is read from its name`(text: String, kernel: Plane) throws {
    #expect(try NamedFilter(parsing: text) == .kernel(kernel))
  }

  @Test func `Sobel is read with its direction`() throws {
    #expect(try NamedFilter(parsing: "sobel") == .sobel(.magnitude))
    #expect(try NamedFilter(parsing: "sobel:direction=x") == .sobel(.x))
  }

  @Test func `a Gabor kernel is read with all its parameters`() throws {
    #expect(
      try NamedFilter(parsing: "gabor:frequency=0.16,theta=1.4,sigma=1.2")
        == .gabor(try GaborParameters(frequency: 0.16, theta: 1.4, sigma: 1.2), .magnitude))
    #expect(
      try NamedFilter(
        parsing: "gabor:sigma_x=1, sigma_y=2,frequency=0.3,n_stds=2,offset=0.5,part=real")
        == .gabor(
          try GaborParameters(
            frequency: 0.3, sigmaX: 1, sigmaY: 2, deviations: 2, offset: 0.5), .real))
    #expect(
      try NamedFilter(parsing: "gabor:frequency=0.2,bandwidth=1.5")
        == .gabor(try GaborParameters(frequency: 0.2, bandwidth: 1.5), .magnitude))
  }

  @Test(arguments: [
    (
      "sobbel",
      "there is no filter “sobbel”. The filters are vertical, horizontal, diagonal-down, "
        + "diagonal-up, horizontal-edge, diagonal, edge, sobel, haar, gabor, matrix."
    ),
    ("", "there is no filter “”. "),
    ("vertical:level=1", "vertical: this filter has no parameters. "),
    ("sobel:directon=x", "sobel: there is no parameter “directon”. The parameters are direction."),
    ("sobel:direction=z", "sobel: direction is “z”. The choices are x, y, magnitude, angle."),
    ("sobel:", "sobel: “” is not a parameter. Write name=value, with commas between."),
    ("gabor:theta", "gabor: “theta” is not a parameter. "),
    ("gabor:theta=1,theta=2", "gabor: theta is given twice. Leave one out."),
    ("gabor:theta=nan", "gabor: theta is “nan”. Give a number such as 0.16."),
    ("gabor:theta=1..2", "gabor: theta is “1..2”. "),
    ("gabor:sigma=-1", "Gabor kernel: sigma_x is -1.0. Give a number from 0.01 to 511.0."),
    ("gabor:sigma=1,sigma_x=2", "gabor: sigma and sigma_x set the same thing. Leave one out."),
    ("gabor:sigma=1,bandwidth=2", "gabor: bandwidth and sigma set the same thing. "),
    ("gabor:sigma=100000", "Gabor kernel: sigma_x is 100000.0. "),
    ("haar:level=9", "haar: level is “9”. Give a whole number from 1 to 8."),
    ("haar:level=1.5", "haar: level is “1.5”. "),
    ("[[0,1],[2]]", "matrix: row 2 has 1 numbers, row 1 has 2. Give every row the same length."),
    ("[[0,1],[2,x]]", "matrix: row 2, column 2 is “x”. Give a number from −10⁹ to 10⁹."),
    ("[[0,1],[2,nan]]", "matrix: row 2, column 2 is “nan”. "),
    ("[[0,1e10]]", "matrix: row 1, column 2 is “1e10”. "),
    ("[[0,1],[2,3]", "matrix: the brackets do not match. Write [[0,1],[2,3]], or matrix:0,1;2,3."),
    ("[0,1]", "matrix: the brackets do not match. "), ("[[]]", "matrix: row 1, column 1 is “”. "),
    ("[[[0]]]", "matrix: the brackets do not match. "), ("[[]", "matrix: the brackets do not "),
    ("matrix", "matrix: row 1, column 1 is “”. "),
    ("matrix:1;;2", "matrix: row 2, column 1 is “”. "),
  ])
  func `what cannot be read is named`(text: String, message: String) {
    let error = #expect(throws: FilterSyntaxError.self) { try NamedFilter(parsing: text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func `a matrix of too many rows or columns is refused`() {
    for text in [
      "matrix:" + String(repeating: "1,", count: 1023) + "1",
      "matrix:" + String(repeating: "1;", count: 1023) + "1",
    ] {
      #expect(
        throws: FilterSyntaxError(
          filter: "matrix", problem: .matrix(MatrixError(problem: .tooLarge)))
      ) { try NamedFilter(parsing: text) }
    }
  }

  @Test func `Gabor kernels are convolved around the edges, all others correlated inside`() throws {
    let gabor = try NamedFilter(parsing: "gabor:sigma=2")
    let edge = try NamedFilter(parsing: "edge")
    #expect(
      gabor.usualPath
        == NamedFilter.Path(operation: .convolve, size: .same, border: .wrapAround))
    #expect(
      edge.usualPath == NamedFilter.Path(operation: .correlate, size: .valid, border: .zero))
  }

  @Test func `the response is that of the kernel itself`() throws {
    let image = Plane(height: 8, width: 9, values: (0..<72).map { Float($0 * $0 % 31) })
    let path = NamedFilter.Path(operation: .correlate, size: .valid, border: .zero)
    #expect(
      try NamedFilter(parsing: "sobel").response(of: image, along: path)
        == SobelGradients(of: image).magnitude)
    #expect(
      try NamedFilter(parsing: "[[0,1],[2,3]]").response(of: image, along: path)
        == image.correlated(with: Plane(rows: [[0, 1], [2, 3]])))
    let gabor = try NamedFilter(parsing: "gabor:sigma=1,part=imaginary")
    let kernel = GaborKernel<Float>(try GaborParameters(frequency: 0.16, sigma: 1))
    #expect(
      try gabor.response(of: image, along: gabor.usualPath)
        == GaborResponse(of: image.standardized, to: kernel).imaginary)
  }
}
