import Filters
import Testing

/// The worked examples of the lectures, each small enough to check on paper.
struct CorrelationTests {
  private let numbers = Grid<Float>(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
  private let kernelX = SobelGradients<Float>.kernelX
  private let kernelY = SobelGradients<Float>.kernelY

  @Test func `correlation with Sobel's x kernel gives 8`() throws {
    #expect(try numbers.correlated(with: kernelX).rows == [[8]])
  }

  @Test func `convolution flips the kernel and gives minus 8`() throws {
    #expect(try numbers.convolved(with: kernelX).rows == [[-8]])
  }

  @Test func `Sobel's y kernel gives 24, flipped minus 24`() throws {
    #expect(try numbers.correlated(with: kernelY).rows == [[24]])
    #expect(try numbers.convolved(with: kernelY).rows == [[-24]])
  }

  @Test func `same keeps the image's size and sees zeros outside`() throws {
    let expected: [[Float]] = [[9, 6, -9], [20, 8, -20], [21, 6, -21]]
    #expect(try numbers.correlated(with: kernelX, size: .same).rows == expected)
  }

  @Test func `same with a flipped kernel changes the sign of an odd kernel's response`() throws {
    let expected: [[Float]] = [[-9, -6, 9], [-20, -8, 20], [-21, -6, 21]]
    #expect(try numbers.convolved(with: kernelX, size: .same).rows == expected)
  }

  private let fullCorrelation: [[Float]] = [
    [1, 2, 2, -2, -3], [6, 9, 6, -9, -12], [16, 20, 8, -20, -24], [18, 21, 6, -21, -24],
    [7, 8, 2, -8, -9],
  ]

  @Test func `full keeps every place where kernel and image touch`() throws {
    #expect(try numbers.correlated(with: kernelX, size: .full).rows == fullCorrelation)
  }

  @Test func `full convolution with Sobel's x kernel is the negative of the correlation`() throws {
    let expected = fullCorrelation.map { $0.map { -$0 } }
    #expect(try numbers.convolved(with: kernelX, size: .full).rows == expected)
  }

  @Test func `an even kernel slides over the numbers 0 to 8`() throws {
    let image = Grid<Float>(rows: [[0, 1, 2], [3, 4, 5], [6, 7, 8]])
    let kernel = Grid<Float>(rows: [[0, 1], [2, 3]])
    #expect(try image.correlated(with: kernel).rows == [[19, 25], [37, 43]])
  }

  @Test func `wrap-around sees the opposite edge`() throws {
    let shift = Grid<Float>(rows: [[0, 0, 0], [1, 0, 0], [0, 0, 0]])
    let shifted = try numbers.correlated(with: shift, size: .same, border: .wrapAround)
    #expect(shifted.rows == [[3, 1, 2], [6, 4, 5], [9, 7, 8]])
  }

  @Test func `a kernel larger than the image is refused where no place holds it`() throws {
    let large = Grid<Float>(height: 4, width: 2)
    let error = #expect(throws: FilterError.self) { try numbers.correlated(with: large) }
    #expect(
      error?.description
        == "A kernel of 4×2 does not fit on an image of 3×3. Use a smaller kernel, or the output "
        + "size same or full.")
    #expect(try numbers.correlated(with: large, size: .full).height == 6)
  }

  @Test(arguments: OutputSize.allCases, [Border.zero, .wrapAround])
  func `the fast loop gives the reference's bits`(size: OutputSize, border: Border) throws {
    let image = Plane(height: 7, width: 9, values: (0..<63).map { Float($0 * $0 % 97) / 7 })
    for (height, width) in [(1, 1), (3, 3), (2, 4), (5, 1), (4, 5)] {
      let weights = (0..<height * width).map { Float($0 * 31 % 11) / 3 - 1.5 }
      let kernel = Plane(height: height, width: width, values: weights)
      #expect(
        try image.correlated(with: kernel, size: size, border: border)
          == referenceCorrelate(image, with: kernel, size: size, border: border))
    }
  }
}
