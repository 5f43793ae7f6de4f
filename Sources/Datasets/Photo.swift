public import Filters
import ImageFiles

/// A photograph for demonstrations of filters.
public struct Photo: Hashable, Sendable {
  /// The name in sentences.
  public let name: String
  /// The file inside the data folder.
  public let path: String

  public init(name: String, path: String) {
    self.name = name
    self.path = path
  }

  /// A man with a camera, 512×512, by Lav Varshney (CC0).
  public static let camera = Photo(name: "the photograph “Camera”", path: "photos/camera.png")

  /// Reads the photograph in shades of grey.
  ///
  /// - Parameter dataFolder: the folder of all collections.
  /// - Returns: H×W, 0 to 255; nil when the file is absent.
  /// - Throws: `DatasetError` when the file cannot be read, `ImageFileError` when it is damaged.
  public func grey(in dataFolder: String) throws -> Plane? {
    let path = "\(dataFolder)/\(path)"
    if try DataFile.kind(of: path) == .absent { return nil }
    let image = try PixelImage(decoding: DataFile.bytes(of: path), file: path).grey()
    return Plane(height: image.height, width: image.width, pixels: image.pixels)
  }

  /// Whether the file is there.
  ///
  /// - Throws: `DatasetError` when it cannot be looked for.
  public func isPresent(in dataFolder: String) throws(DatasetError) -> Bool {
    try DataFile.kind(of: "\(dataFolder)/\(path)") != .absent
  }

  /// The file with a hash of its bytes, for a build's keys; none when it is absent.
  ///
  /// - Parameters:
  ///   - dataFolder: the folder of all collections.
  ///   - hash: bytes to a short text.
  /// - Returns: one file, or none.
  /// - Throws: `DatasetError` when the file cannot be read.
  public func files(
    in dataFolder: String, hash: ([UInt8]) -> String
  ) throws(DatasetError) -> [CollectionFile] {
    let full = "\(dataFolder)/\(path)"
    if try DataFile.kind(of: full) == .absent { return [] }
    return [CollectionFile(path: path, hash: hash(try DataFile.bytes(of: full)))]
  }
}
