/// How much of the sliding window's path is kept.
public enum OutputSize: String, Hashable, Codable, Sendable, CaseIterable {
  /// Only places where the kernel lies wholly on the image: H−R+1 rows.
  case valid
  /// As many places as the image has: the part of `full` that begins (R−1)/2 rows in.
  case same
  /// Every place where kernel and image share at least one cell: H+R−1 rows.
  case full
}

/// Where a kernel's upper left corner starts on the image, and how many places it visits.
struct SlidingPath {
  let top: Int
  let left: Int
  let height: Int
  let width: Int

  init<Scalar>(
    over image: Grid<Scalar>, kernel: Grid<Scalar>, size: OutputSize
  ) throws(FilterError) {
    if size == .valid && (kernel.height > image.height || kernel.width > image.width) {
      throw FilterError(
        kernel: [kernel.height, kernel.width], image: [image.height, image.width])
    }
    (top, height) = size.path(image: image.height, kernel: kernel.height)
    (left, width) = size.path(image: image.width, kernel: kernel.width)
  }
}

extension OutputSize {
  /// Where the kernel starts along one axis, and how many places it visits.
  fileprivate func path(image: Int, kernel: Int) -> (start: Int, count: Int) {
    switch self {
    case .valid: (0, image - kernel + 1)
    case .same: ((kernel - 1) / 2 - (kernel - 1), image)
    case .full: (1 - kernel, image + kernel - 1)
    }
  }
}
