import CKernels

/// Max pooling in windows of 2×2 with stride 2 over 16 images side by side; the first of equal
/// values wins, NaN wins over numbers.
package enum InterleavedPooling {
  /// Pools planes of H×W×16; `winners` gets each window's winning place, row by row.
  package static func forward(
    planes: Int, height: Int, width: Int, _ x: UnsafePointer<Float>,
    into y: UnsafeMutablePointer<Float>, winners: UnsafeMutablePointer<UInt8>
  ) {
    let (pixels, windows) = sizes(height, width)
    for plane in 0..<planes {
      fovea_lane_max_pool_2x2(
        Int64(height), Int64(width), x + plane * pixels, y + plane * windows,
        winners + plane * windows)
    }
  }

  /// Sends each gradient to its window's winner and zeros to all else.
  package static func backward(
    planes: Int, height: Int, width: Int, _ dy: UnsafePointer<Float>,
    winners: UnsafePointer<UInt8>, into dx: UnsafeMutablePointer<Float>
  ) {
    let (pixels, windows) = sizes(height, width)
    for plane in 0..<planes {
      fovea_lane_max_pool_2x2_gradient(
        Int64(height), Int64(width), dy + plane * windows, winners + plane * windows,
        dx + plane * pixels)
    }
  }

  /// Numbers in a plane before and after pooling.
  private static func sizes(_ height: Int, _ width: Int) -> (pixels: Int, windows: Int) {
    (
      height * width * Interleaving.images, (height / 2) * (width / 2) * Interleaving.images
    )
  }
}
