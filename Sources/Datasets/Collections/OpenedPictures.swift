import ImageFiles

extension LabeledImages {
  /// Opens pictures of one size, one after the other.
  ///
  /// - Throws: `DatasetError` when a picture has another size, and what opening it throws.
  init(opening source: any PictureSource, shape: PictureShape, collection: String) throws {
    guard case .fixed(let channels, let height, let width) = shape else {
      preconditionFailure("pictures of \(collection) differ in size, so open them one at a time")
    }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(source.count * channels * height * width)
    for index in 0..<source.count {
      let picture = try source.picture(index)
      guard picture.height == height && picture.width == width else {
        throw DatasetError(
          path: source.name(of: index),
          problem: .wrongSize(
            found: [picture.height, picture.width], expected: [height, width],
            collection: collection))
      }
      let converted = channels == 1 ? picture.grey() : picture.rgb()
      for channel in 0..<channels {
        pixels += stride(from: channel, to: converted.pixels.count, by: channels).lazy.map {
          converted.pixels[$0]
        }
      }
    }
    self.init(
      channels: channels, height: height, width: width, pixels: pixels,
      labels: (0..<source.count).map { UInt8(source.label(of: $0)) },
      classNames: source.classNames)
  }
}
