public import Datasets
import DrawnCollections
public import Figures
import Filters

/// Lecture C asks where a photograph changes, and in which direction.
///
/// Makes c4.
public struct SobelEdges: Experiment {
  public static let id = "sobel-edges"
  public static let question = "Where does a photograph change, and in which direction?"
  public static let sourceFile = "Experiments/SobelEdges.swift"
  public static let photos = [Photo.camera]
  public static let items = [
    CatalogueItem(
      id: "c4", kind: .figure, lecture: "C", summary: "Sobel gradients of a photograph")
  ]

  public struct Findings: Codable, Sendable {
    let photograph: Bitmap
    let horizontal: [Float]
    let vertical: [Float]
    let width: Int
    let height: Int
    let origin: String
  }

  public init() {}

  public func measure(in laboratory: Laboratory) throws -> Findings {
    let photo = try laboratory.photo(.camera)
    // The weights of one side add up to 4 over a distance of 2: an eighth is the slope.
    let gradients = try SobelGradients(of: photo.plane.map { $0 / 8 })
    let (width, height) = (gradients.x.width, gradients.x.height)
    // The kernels lie wholly on the photograph, so its outermost pixels have no gradient.
    let inner = (1...height).flatMap { row in
      (1...width).map { UInt8(photo.plane[row, $0]) }
    }
    return Findings(
      photograph: Bitmap(width: width, height: height, bytes: inner),
      horizontal: gradients.x.values, vertical: gradients.y.values, width: width, height: height,
      origin: try laboratory.origin(of: Photo.camera))
  }

  public func figures(from findings: Findings) throws -> [Figure] {
    [
      try .gradients(
        id: "c4", title: "The two Sobel kernels see different edges of one picture",
        gradients: ImageGradients(
          photograph: findings.photograph, horizontal: findings.horizontal,
          vertical: findings.vertical, width: findings.width, height: findings.height),
        unit: "grey levels per pixel",
        subtitle: "Two gradients of a grey picture, the length of the gradient, and the picture",
        caption: """
          Upright edges show in the horizontal gradient and vanish in the vertical one; level \
          edges do the opposite. The magnitude has both.
          """,
        dataOrigin: findings.origin)
    ]
  }

  public func facts(from findings: Findings) -> [String: Fact] { [:] }
}
