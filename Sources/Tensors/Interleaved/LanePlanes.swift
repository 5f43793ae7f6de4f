/// Planes of 16 images side by side in a border of zeros, over which filters slide.
struct LanePlanes: Sendable {
  private let planes: Int
  private let height: Int
  private let width: Int
  private let top: Int
  private let left: Int
  private let rows: Int
  private let columns: Int
  /// Numbers from one row to the next.
  let row: Int
  /// Where each tap of each plane begins, plane by plane and row by row.
  let offsets: [Int64]
  /// No memory of its own where there is no border.
  private let memory: Buffer

  /// - Parameters:
  ///   - planes: channels of the images.
  ///   - height: pixels of a plane, without its border.
  ///   - width: the same across.
  ///   - top: rows of zeros above.
  ///   - left: columns of zeros before.
  ///   - rows: the plane's and its border's.
  ///   - columns: the same across.
  ///   - tapRows: rows of a filter.
  ///   - tapColumns: columns of a filter.
  init(
    planes: Int, height: Int, width: Int, top: Int, left: Int, rows: Int, columns: Int,
    taps tapRows: Int, _ tapColumns: Int
  ) {
    self.planes = planes
    self.height = height
    self.width = width
    self.top = top
    self.left = left
    self.rows = rows
    self.columns = columns
    let row = columns * Interleaving.images
    self.row = row
    var offsets: [Int64] = []
    for plane in 0..<planes {
      for r in 0..<tapRows {
        for s in 0..<tapColumns {
          offsets.append(Int64((plane * rows + r) * row + s * Interleaving.images))
        }
      }
    }
    self.offsets = offsets
    memory = Buffer(count: rows == height && columns == width ? 0 : planes * rows * row)
  }

  private var isPlain: Bool { memory.count == 0 }

  /// Copies images into the border, unless they have none.
  func fill(from images: UnsafePointer<Float>) {
    if isPlain { return }
    let count = width * Interleaving.images
    for plane in 0..<planes {
      for y in 0..<height {
        let target = (plane * rows + top + y) * row + left * Interleaving.images
        (memory.start + target).update(from: images + (plane * height + y) * count, count: count)
      }
    }
  }

  /// The images with their border.
  func start(_ images: UnsafePointer<Float>) -> UnsafePointer<Float> {
    isPlain ? images : UnsafePointer(memory.start)
  }
}
