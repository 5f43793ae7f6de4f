public import Filters
public import ImageFiles

/// A photograph for demonstrations, which is there or drawn for itself.
public struct Photo: Hashable, Sendable {
  /// The name in sentences.
  public let name: String
  /// The file inside the data folder.
  public let path: String

  public init(name: String, path: String) {
    self.name = name
    self.path = path
  }

  /// The file's name without its folder and ending.
  package var fileName: String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." })
  }

  /// A man with a camera, 512×512, grey, by Lav Varshney (CC0).
  public static let camera = Photo(name: "the photograph “Camera”", path: "photos/camera.png")

  /// Coins from Pompeii, 384×303, grey, Brooklyn Museum (no known restrictions).
  public static let coins = Photo(name: "the photograph “Coins”", path: "photos/coins.png")

  /// A cat, 451×300, by Stefan van der Walt (CC0).
  public static let chelsea = Photo(name: "the photograph “Chelsea”", path: "photos/chelsea.png")

  /// A cup of espresso, 600×400, by Rachel Michetti (CC0).
  public static let coffee = Photo(name: "the photograph “Coffee”", path: "photos/coffee.png")

  /// Eileen Collins, 512×512, NASA (public domain).
  public static let astronaut = Photo(
    name: "the photograph “Astronaut”", path: "photos/astronaut.png")

  /// Falcon 9 before its launch, 640×427, SpaceX (public domain).
  public static let rocket = Photo(name: "the photograph “Rocket”", path: "photos/rocket.jpg")

  /// Elephants of Caltech-101, about 300×200 (CC BY 4.0).
  public static let elephants = [
    Photo(name: "the photograph “Elephant A”", path: "photos/elephant_a.jpg"),
    Photo(name: "the photograph “Elephant B”", path: "photos/elephant_b.jpg"),
  ]

  /// Every photograph that the course knows.
  public static let all = [camera, coins, chelsea, coffee, astronaut, rocket] + elephants

  /// Reads the photograph as it is.
  ///
  /// - Parameter dataFolder: the folder of all collections.
  /// - Returns: the picture, nil when the file is absent.
  /// - Throws: `DatasetError` when the file cannot be read, `ImageFileError` when it is damaged.
  public func picture(in dataFolder: String) throws -> PixelImage? {
    let path = "\(dataFolder)/\(path)"
    if try DataFile.kind(of: path) == .absent { return nil }
    return try PixelImage(decoding: DataFile.bytes(of: path), file: path)
  }

  /// Reads the photograph in shades of grey.
  ///
  /// - Parameter dataFolder: the folder of all collections.
  /// - Returns: H×W, 0 to 255; nil when the file is absent.
  /// - Throws: `DatasetError` when the file cannot be read, `ImageFileError` when it is damaged.
  public func grey(in dataFolder: String) throws -> Plane? {
    guard let image = try picture(in: dataFolder)?.grey() else { return nil }
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
