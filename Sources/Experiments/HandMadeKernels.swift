public import Datasets
public import Figures
import Filters

/// Lecture A asks whether weights chosen by hand can find lines in an image.
///
/// Makes a10 and a11.
public struct HandMadeKernels: Experiment {
  public static let id = "hand-made-kernels"
  public static let question = "Can weights chosen by hand find lines in a digit?"
  public static let sourceFile = "Experiments/HandMadeKernels.swift"
  public static let collections = [DataCollection.mnist]
  public static let items = [
    CatalogueItem(id: "a10", kind: .figure, lecture: "A", summary: "four hand-made 5×5 kernels"),
    CatalogueItem(
      id: "a11", kind: .figure, lecture: "A", summary: "responses of the four kernels to digits"),
  ]

  public struct Findings: Codable, Sendable {
    let images: [Bitmap]
    let responses: [Responses]
    let origin: String

    struct Responses: Codable, Sendable {
      let kernel: HandMadeKernel
      let height: Int
      let width: Int
      let maps: [[Float]]
    }
  }

  public init() {}

  public func measure(in laboratory: Laboratory) throws -> Findings {
    let digits = try laboratory.images(.training, of: .mnist, count: 5)
    let planes = (0..<digits.count).map { digits.plane($0).map { $0 / 255 } }
    let responses = try HandMadeKernel.allCases.map { kernel in
      let maps = try planes.map { try $0.correlated(with: kernel.plane) }
      return Findings.Responses(
        kernel: kernel, height: maps[0].height, width: maps[0].width, maps: maps.map(\.values))
    }
    return Findings(
      images: (0..<digits.count).map { digits.bitmap($0) }, responses: responses,
      origin: try laboratory.origin(of: .mnist))
  }

  public func figures(from findings: Findings) throws -> [Figure] {
    [try kernels(), try responses(findings)]
  }

  public func facts(from findings: Findings) -> [String: Fact] { [:] }

  private func kernels() throws -> Figure {
    try .kernels(
      id: "a10", title: "Each kernel is a small picture of the line it looks for",
      kernels: HandMadeKernel.allCases.map { kernel in
        NamedKernel(kernel.title, rows: 5, columns: 5, weights: kernel.plane.values)
      },
      subtitle: "Weights of four hand-made kernels, 5×5",
      caption: """
        Five weights of 4 along the line, twenty of −1 beside it: each kernel adds up to zero, so \
        an even patch gives no response, however bright it is.
        """)
  }

  private func responses(_ findings: Findings) throws -> Figure {
    try .responses(
      id: "a11", title: "A stroke lights up where it runs along the kernel’s line",
      images: findings.images,
      responses: findings.responses.map { row in
        FilterResponses(row.kernel.title, width: row.width, height: row.height, maps: row.maps)
      },
      subtitle: "The first training images and their correlation with each kernel",
      caption: """
        All maps share one scale. Orange is a match; blue is a stroke under the kernel’s \
        negative weights. Without padding a 28×28 image leaves \(findings.responses[0].height)×\
        \(findings.responses[0].width) responses.
        """,
      dataOrigin: findings.origin)
  }
}
