/// A collection kept as IDX files: what it is called, where its files lie, what its labels mean.
public struct IDXCollection: Hashable, Sendable {
  /// The name in sentences.
  public let name: String
  /// The folder inside the data folder.
  public let folder: String
  public let height: Int
  public let width: Int
  public let classNames: [String]
  public let training: Split
  public let test: Split

  /// The two files of a split, without the ending `.gz` that they may have.
  public struct Split: Hashable, Sendable {
    public let images: String
    public let labels: String

    public init(images: String, labels: String) {
      self.images = images
      self.labels = labels
    }
  }

  public init(
    name: String, folder: String, height: Int, width: Int, classNames: [String], training: Split,
    test: Split
  ) {
    self.name = name
    self.folder = folder
    self.height = height
    self.width = width
    self.classNames = classNames
    self.training = training
    self.test = test
  }

  /// Handwritten digits, 60,000 for training and 10,000 for testing.
  ///
  /// Source: LeCun, Bottou, Bengio & Haffner 1998, "Gradient-based learning applied to document
  /// recognition".
  public static let mnist = IDXCollection(
    name: "MNIST", folder: "mnist", height: 28, width: 28, classNames: (0...9).map(String.init),
    training: Split(images: "train-images-idx3-ubyte", labels: "train-labels-idx1-ubyte"),
    test: Split(images: "t10k-images-idx3-ubyte", labels: "t10k-labels-idx1-ubyte"))

  /// Reads a split from a data folder.
  ///
  /// - Parameters:
  ///   - split: `training` or `test`.
  ///   - dataFolder: the folder of all collections.
  /// - Returns: N×1×H×W pixels, 0 to 255, and N labels, in the files' order.
  /// - Throws: `DatasetError` when a file is missing or damaged, or the two do not belong together.
  public func read(
    _ split: KeyPath<IDXCollection, Split>, in dataFolder: String
  ) throws(DatasetError) -> LabeledImages {
    let imagePath = try path(of: self[keyPath: split].images, in: dataFolder)
    let labelPath = try path(of: self[keyPath: split].labels, in: dataFolder)
    let images = try IDXImages(contentsOf: imagePath)
    let labels = try IDXLabels(contentsOf: labelPath).labels
    guard images.height == height && images.width == width else {
      throw DatasetError(
        path: imagePath,
        problem: .wrongSize(
          found: [images.height, images.width], expected: [height, width], collection: name))
    }
    if images.count == 0 { throw DatasetError(path: imagePath, problem: .noImages) }
    guard images.count == labels.count else {
      throw DatasetError(
        path: imagePath,
        problem: .countsDiffer(images: images.count, labels: labels.count, labelFile: labelPath))
    }
    if let wrong = labels.firstIndex(where: { Int($0) >= classNames.count }) {
      throw DatasetError(
        path: labelPath,
        problem: .labelOutOfRange(
          label: Int(labels[wrong]), index: wrong, classes: classNames.count))
    }
    return LabeledImages(
      channels: 1, height: height, width: width, pixels: images.pixels, labels: labels,
      classNames: classNames)
  }

  /// Whether any of the files is there: an absent collection is drawn, a broken one is an error.
  ///
  /// - Throws: `DatasetError` when the folder cannot be looked into.
  public func isPresent(in dataFolder: String) throws(DatasetError) -> Bool {
    for name in names where try found(name, in: dataFolder) != nil { return true }
    return false
  }

  /// The files that `read` opens, each with a hash of its bytes, for a build's keys.
  ///
  /// - Parameters:
  ///   - dataFolder: the folder of all collections.
  ///   - hash: bytes to a short text.
  /// - Returns: paths inside the data folder, and their hashes; sorted by split and kind.
  /// - Throws: `DatasetError` when a file is missing or unreadable.
  public func files(
    in dataFolder: String, hash: ([UInt8]) -> String
  ) throws(DatasetError) -> [CollectionFile] {
    var files: [CollectionFile] = []
    for name in names {
      let path = try path(of: name, in: dataFolder)
      let bytes = try DataFile.bytes(of: path)
      files.append(
        CollectionFile(path: String(path.dropFirst(dataFolder.count + 1)), hash: hash(bytes)))
    }
    return files
  }

  private var names: [String] { [training.images, training.labels, test.images, test.labels] }

  private func path(of name: String, in dataFolder: String) throws(DatasetError) -> String {
    if let path = try found(name, in: dataFolder) { return path }
    if try DataFile.kind(of: dataFolder) == .absent {
      throw DatasetError(path: dataFolder, problem: .missingFolder)
    }
    guard try isPresent(in: dataFolder) else {
      throw DatasetError(
        path: "\(dataFolder)/\(folder)", problem: .missingCollection(self.name))
    }
    throw DatasetError(
      path: "\(dataFolder)/\(folder)/\(name)", problem: .missingFile(collection: self.name))
  }

  /// The plain file if it is there, else the packed one.
  private func found(_ name: String, in dataFolder: String) throws(DatasetError) -> String? {
    for ending in ["", ".gz"] {
      let path = "\(dataFolder)/\(folder)/\(name)\(ending)"
      if try DataFile.kind(of: path) != .absent { return path }
    }
    return nil
  }
}

/// One file of a collection: its path inside the data folder, and a hash of its bytes.
public struct CollectionFile: Hashable, Codable, Sendable {
  public let path: String
  public let hash: String

  public init(path: String, hash: String) {
    self.path = path
    self.hash = hash
  }
}
