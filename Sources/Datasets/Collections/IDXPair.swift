extension LabeledImages {
  /// Reads a file of grey images and the file of their labels.
  ///
  /// - Throws: `DatasetError` when a file is damaged, or the two do not belong together.
  init(
    idx imagePath: String, labels labelPath: String, shape: PictureShape, classNames: [String],
    collection: String
  ) throws(DatasetError) {
    let images = try IDXImages(contentsOf: imagePath)
    let labels = try IDXLabels(contentsOf: labelPath).labels
    if case .fixed(_, let height, let width) = shape,
      images.height != height || images.width != width
    {
      throw DatasetError(
        path: imagePath,
        problem: .wrongSize(
          found: [images.height, images.width], expected: [height, width], collection: collection))
    }
    if images.count == 0 { throw DatasetError(path: imagePath, problem: .noImages) }
    guard images.count == labels.count else {
      throw DatasetError(
        path: imagePath,
        problem: .countsDiffer(images: images.count, labels: labels.count, labelFile: labelPath))
    }
    try self.init(
      channels: 1, height: images.height, width: images.width, pixels: images.pixels,
      checking: labels, from: labelPath, classNames: classNames)
  }
}
