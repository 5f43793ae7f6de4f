/// A kernel that does not fit on the image although every place of it was to lie there.
public struct FilterError: Error, Equatable, CustomStringConvertible {
  /// Rows and columns.
  public let kernel: [Int]
  /// Rows and columns.
  public let image: [Int]

  package init(kernel: [Int], image: [Int]) {
    self.kernel = kernel
    self.image = image
  }

  public var description: String {
    "A kernel of \(kernel[0])×\(kernel[1]) does not fit on an image of \(image[0])×\(image[1]). "
      + "Use a smaller kernel, or the output size same or full."
  }
}
