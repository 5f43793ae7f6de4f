public import Datasets
public import Figures

/// Lecture B begins with the images that the network is to read.
///
/// Makes x-digits.
public struct DigitSamples: Experiment {
  public static let id = "digit-samples"
  public static let question = "What do the images look like that the network is to read?"
  public static let sourceFile = "Experiments/DigitSamples.swift"
  public static let collections = [DataCollection.mnist]
  public static let items = [
    CatalogueItem(
      id: "x-digits", kind: .figure, lecture: "B", summary: "training images of each digit")
  ]

  public static let factSubjects = ["digits"]

  private let imagesPerDigit = 12

  public struct Findings: Codable, Sendable {
    /// One row for each digit, in order.
    let images: [Bitmap]
    let columns: Int
    let classes: [String]
    let height: Int
    let width: Int
    let origin: String
  }

  public init() {}

  public func measure(in laboratory: Laboratory) throws -> Findings {
    let digits = try laboratory.images(.training, of: .mnist, count: 1_000)
    let rows = digits.classNames.indices.map { digit in
      digits.labels.indices.filter { Int(digits.labels[$0]) == digit }.prefix(imagesPerDigit)
    }
    // Every row is as long as the shortest, so that none runs into the next.
    let present = rows.indices.filter { !rows[$0].isEmpty }
    let columns = present.map { rows[$0].count }.min() ?? 0
    return Findings(
      images: present.flatMap { rows[$0].prefix(columns) }.map { digits.bitmap($0) },
      columns: columns, classes: present.map { digits.classNames[$0] },
      height: digits.height, width: digits.width,
      origin: try laboratory.origin(of: .mnist))
  }

  public func figures(from findings: Findings) throws -> [Figure] {
    [
      Figure(
        id: "x-digits", kind: .imageGrid, title: "Ten digits, and no two of them alike",
        subtitle: "The first \(findings.columns) training images of each digit",
        caption: """
          Each row is one digit as the training set has it: upright and slanted, thick and thin, \
          closed and open. A network that reads them must find what a row has in common.
          """,
        alternativeText: """
          A grid of digits, \(findings.columns) of each from 0 to 9, which differ in slant, width \
          and thickness.
          """,
        dataOrigin: findings.origin,
        panels: [
          Panel(
            .pictures(
              PictureGrid(
                columns: findings.columns, pictures: findings.images.map { Picture($0) },
                rowLabels: findings.classes)))
        ])
    ]
  }

  public func facts(from findings: Findings) -> [String: Fact] {
    [
      "digits.height": .count(findings.height), "digits.width": .count(findings.width),
      "digits.pixels": .count(findings.height * findings.width),
    ]
  }
}
