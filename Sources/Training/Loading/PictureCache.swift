import ImageFiles
import Synchronization

/// Pictures that stay in memory, up to a number of bytes.
///
/// An epoch asks for every picture once, in another order each time. So the pictures that came
/// first stay, and none makes room for another: what was thrown out would be asked for again just
/// as soon as what came instead.
final class PictureCache: Sendable {
  private let limit: Int
  private let kept: Mutex<Kept>

  private struct Kept {
    var pictures: [PixelImage?]
    var bytes = 0
  }

  /// - Parameters:
  ///   - pictures: how many there are.
  ///   - bytes: how much memory their pixels may take.
  init(pictures: Int, bytes: Int) {
    limit = bytes
    kept = Mutex(Kept(pictures: Array(repeating: nil, count: pictures)))
  }

  subscript(index: Int) -> PixelImage? { kept.withLock { $0.pictures[index] } }

  /// Keeps the picture if there is room for it.
  func keep(_ picture: PixelImage, at index: Int) {
    kept.withLock { kept in
      let bytes = picture.pixels.count
      guard kept.pictures[index] == nil, kept.bytes + bytes <= limit else { return }
      kept.pictures[index] = picture
      kept.bytes += bytes
    }
  }
}
