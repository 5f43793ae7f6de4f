extension LabeledImages {
  /// Images with labels that a file says, each of which must have a class.
  ///
  /// - Throws: `DatasetError` when a label is none of the classes'.
  init(
    channels: Int, height: Int, width: Int, pixels: [UInt8], checking labels: [UInt8],
    from path: String, classNames: [String]
  ) throws(DatasetError) {
    if let wrong = labels.firstIndex(where: { Int($0) >= classNames.count }) {
      throw DatasetError(
        path: path,
        problem: .labelOutOfRange(
          label: Int(labels[wrong]), index: wrong, classes: classNames.count))
    }
    self.init(
      channels: channels, height: height, width: width, pixels: pixels, labels: labels,
      classNames: classNames)
  }
}
