/// One image or map with what is written below it.
public struct Picture: Equatable, Codable, Sendable {
  public var bitmap: Bitmap?
  /// Alone, or drawn over the bitmap.
  public var map: ScalarMap?
  /// How much a map hides of the bitmap under it, 0 to 1.
  public var mapOpacity: Double
  /// What is written in each pixel of a map, row by row; empty when nothing is.
  public var texts: [String]
  /// A part that is outlined.
  public var window: PixelWindow?
  /// Whether the picture is crossed out as one that shows nothing.
  public var isHatched: Bool
  public var label: String
  public var prediction: Prediction?

  /// A place that stays free.
  public static let empty = Picture(bitmap: nil, map: nil)

  public init(
    _ bitmap: Bitmap, label: String = "", prediction: Prediction? = nil,
    window: PixelWindow? = nil
  ) {
    self.init(bitmap: bitmap, map: nil, label: label)
    self.prediction = prediction
    self.window = window
  }

  public init(_ map: ScalarMap, label: String = "", texts: [String] = []) {
    self.init(bitmap: nil, map: map, label: label)
    self.texts = texts
  }

  /// A map over a picture, smoothly enlarged to the picture's size.
  public init(_ map: ScalarMap, over bitmap: Bitmap, opacity: Double = 0.5, label: String = "") {
    self.init(bitmap: bitmap, map: map, label: label)
    mapOpacity = opacity
  }

  private init(bitmap: Bitmap?, map: ScalarMap?, label: String = "") {
    self.bitmap = bitmap
    self.map = map
    self.label = label
    mapOpacity = 1
    texts = []
    isHatched = false
  }

  var width: Int { bitmap?.width ?? map?.width ?? 0 }
  var height: Int { bitmap?.height ?? map?.height ?? 0 }
  var isEmpty: Bool { bitmap == nil && map == nil }
  /// Whether a map is all that there is.
  var isMapAlone: Bool { bitmap == nil && map != nil }

  /// How many pixels have no finite value.
  var missingPixels: Int { (bitmap?.missing.count ?? 0) + (map?.missingPixels ?? 0) }
}

/// A rectangle of pixels, counted from the upper left corner.
public struct PixelWindow: Equatable, Codable, Sendable {
  public var column: Int
  public var row: Int
  public var width: Int
  public var height: Int

  public init(column: Int, row: Int, width: Int, height: Int) {
    self.column = column
    self.row = row
    self.width = width
    self.height = height
  }
}

/// What a network said about a picture.
public struct Prediction: Equatable, Codable, Sendable {
  public var label: String
  /// The right answer.
  public var truth: String
  /// 0 to 1, when it is known.
  public var probability: Double?

  public init(_ label: String, truth: String, probability: Double? = nil) {
    self.label = label
    self.truth = truth
    self.probability = probability
  }

  public var isRight: Bool { label == truth }
}
