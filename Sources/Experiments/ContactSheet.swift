import Datasets
import Figures
import ImageFiles
import Mathematics
import Transforms

/// Some pictures of a collection, as many of each class.
struct ContactSheet: Codable, Sendable {
  /// Class by class.
  let images: [Bitmap]
  /// The classes that have pictures, in the collection's order.
  let classes: [String]
  let perClass: Int

  /// The first pictures of each class; what is larger than a square of `side` pixels is cut and
  /// made smaller.
  ///
  /// - Throws: what opening a picture throws.
  init(of source: any PictureSource, perClass wanted: Int, side: Int) throws {
    var members = source.classNames.map { _ in [Int]() }
    for index in 0..<source.count where members[source.label(of: index)].count < wanted {
      members[source.label(of: index)].append(index)
    }
    let present = members.indices.filter { !members[$0].isEmpty }
    // Every row is as long as the shortest, so that none runs into the next.
    let shortest = present.map { members[$0].count }.min() ?? 0
    perClass = shortest
    classes = present.map { source.classNames[$0] }
    images = try present.flatMap { members[$0].prefix(shortest) }.map {
      Bitmap(try source.picture($0).thumbnail(side: side))
    }
  }

  /// The pictures in rows of classes with the class before each row, or, of many classes, each with
  /// its class below.
  var grid: PictureGrid {
    let isWide = classes.count > 10
    return PictureGrid(
      columns: isWide ? 8 : perClass,
      pictures: images.indices.map {
        Picture(images[$0], label: isWide ? classes[$0 / perClass] : "")
      }, rowLabels: isWide ? [] : classes)
  }
}

extension PixelImage {
  /// The middle of the picture as a square of at most so many pixels a side.
  func thumbnail(side: Int) throws -> PixelImage {
    let shorter = min(width, height)
    var random = SeededRandom(seed: 0)
    let small =
      shorter > side
      ? try Transform.resize(shorterSide: side).applied(to: self, using: &random) : self
    let length = min(small.width, small.height)
    return small.cropped(
      top: (small.height - length) / 2, left: (small.width - length) / 2, height: length,
      width: length)
  }
}

extension Bitmap {
  /// A decoded picture as figures show it; transparency is dropped.
  init(_ picture: PixelImage) {
    let opaque = picture.channels == .rgba ? picture.rgb() : picture
    self.init(
      width: opaque.width, height: opaque.height,
      channels: opaque.channels == .grey ? .grey : .rgb, bytes: opaque.pixels)
  }
}
