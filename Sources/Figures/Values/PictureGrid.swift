/// Small pictures in rows and columns, all enlarged alike.
public struct PictureGrid: Equatable, Codable, Sendable {
  public var columns: Int
  /// Row by row; the last row may be shorter.
  public var pictures: [Picture]
  public var rowLabels: [String]
  public var columnLabels: [String]
  /// The scale of every map in the grid.
  public var scale: ColorScale?

  public init(
    columns: Int, pictures: [Picture], rowLabels: [String] = [], columnLabels: [String] = [],
    scale: ColorScale? = nil
  ) {
    self.columns = columns
    self.pictures = pictures
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.scale = scale
  }

  var rows: Int { columns > 0 ? (pictures.count + columns - 1) / columns : 0 }
}

/// One image or map with what is written below it.
public struct Picture: Equatable, Codable, Sendable {
  public var bitmap: Bitmap?
  public var map: ScalarMap?
  public var label: String
  public var prediction: Prediction?

  public init(_ bitmap: Bitmap, label: String = "", prediction: Prediction? = nil) {
    self.bitmap = bitmap
    self.label = label
    self.prediction = prediction
  }

  public init(_ map: ScalarMap, label: String = "") {
    self.map = map
    self.label = label
  }

  var width: Int { bitmap?.width ?? map?.width ?? 0 }
  var height: Int { bitmap?.height ?? map?.height ?? 0 }
}

/// What a network said about a picture.
public struct Prediction: Equatable, Codable, Sendable {
  public var label: String
  /// The right answer.
  public var truth: String
  /// 0 to 1.
  public var probability: Double

  public init(_ label: String, truth: String, probability: Double) {
    self.label = label
    self.truth = truth
    self.probability = probability
  }

  public var isRight: Bool { label == truth }
}
