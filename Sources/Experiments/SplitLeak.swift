public import Datasets
public import Figures
import Networks
import Training

/// Lecture A asks what an accuracy means when training and validation images are nearly the same.
///
/// Trains at2-random, at2-groups and the like; makes x-split-leak.
public struct SplitLeak: Experiment {
  public static let id = "split-leak"
  public static let question =
    "What does an accuracy mean when training and validation images are nearly the same?"
  public static let sourceFile = "Experiments/SplitLeak.swift"
  public static let collections = [DataCollection.signLanguageMNIST]
  public static let items =
    pairs.flatMap { pair in
      [
        CatalogueItem(
          id: pair.id(.atRandom), kind: .run, lecture: "A",
          summary: "\(pair.name) on hand signs divided at random"),
        CatalogueItem(
          id: pair.id(.keepingGroups), kind: .run, lecture: "A",
          summary: "\(pair.name) on hand signs with groups kept together"),
      ]
    } + [
      CatalogueItem(
        id: "x-split-leak", kind: .table, lecture: "A",
        summary: "accuracies with and without near-duplicates across the split")
    ]

  /// One network, trained on both divisions of the same images.
  private struct Pair {
    let network: ZooNetwork
    let epochs: Int
    let optimizer: OptimizerSettings

    var name: String { network.rawValue.uppercased() }

    func id(_ division: TrainingRun.Division) -> String {
      "\(network.rawValue)-\(division == .atRandom ? "random" : "groups")"
    }
  }

  public static let factSubjects = ["handSigns"] + items.map(\.id)

  private static let pairs = [
    Pair(network: .am1, epochs: 30, optimizer: .momentum(0.9, learningRate: 0.001)),
    Pair(network: .am2, epochs: 10, optimizer: .momentum(0.9, learningRate: 0.01)),
  ]

  private func run(
    _ pair: Pair, _ division: TrainingRun.Division, in edition: Edition
  ) -> TrainingRun {
    // As many images as the test part of the real collection has.
    TrainingRun(
      id: pair.id(division), network: pair.network, collection: .signLanguageMNIST,
      trainingImages: edition == .quick ? 800 : 5_738,
      testImages: edition == .quick ? 200 : 1_434, normalization: .unit, batchSize: 32,
      epochs: edition == .quick ? 1 : pair.epochs, optimizer: pair.optimizer, seed: 1,
      division: division)
  }

  public init() {}

  public func runs(in edition: Edition) -> [TrainingRun] {
    Self.pairs.flatMap { pair in
      [run(pair, .atRandom, in: edition), run(pair, .keepingGroups, in: edition)]
    }
  }

  public struct Findings: Codable, Sendable {
    let images: Int
    /// Groups of near-duplicates among them.
    let groups: Int
    let rows: [Row]

    struct Row: Codable, Sendable {
      let network: String
      let atRandom: Double
      let keepingGroups: Double
    }

    var hasNearDuplicates: Bool { groups < images }

    /// How much an accuracy gains from near-duplicates, at most.
    var largestGain: Double { rows.map { $0.atRandom - $0.keepingGroups }.max() ?? 0 }
  }

  public func measure(in laboratory: Laboratory) throws -> Findings {
    func accuracy(_ pair: Pair, _ division: TrainingRun.Division) -> Double {
      let model = laboratory.model(run(pair, division, in: laboratory.edition))
      return model.history.epochs.last?.evaluationAccuracy ?? 0
    }
    let images = try run(Self.pairs[0], .keepingGroups, in: laboratory.edition)
      .allImages(in: laboratory.library)
    return Findings(
      images: images.count, groups: Set(images.nearDuplicateGroups()).count,
      rows: Self.pairs.map {
        Findings.Row(
          network: $0.name, atRandom: accuracy($0, .atRandom),
          keepingGroups: accuracy($0, .keepingGroups))
      })
  }

  public func figures(from findings: Findings) throws -> [Figure] { [] }

  public func tables(from findings: Findings) -> [ResultTable] {
    [
      ResultTable(
        id: "x-split-leak", title: title(findings),
        caption: (findings.hasNearDuplicates
          ? "\(grouped(findings.images)) images in \(grouped(findings.groups)) groups of "
            + "near-duplicates. "
          : "\(grouped(findings.images)) images, no two of them nearly the same. ")
            + """
            Validation accuracy after training on four fifths of them, divided image by image or \
            with each group kept together.
            """,
        columns: [
          .init("network"), .init("image by image", isNumeric: true),
          .init("groups kept together", isNumeric: true),
        ],
        rows: findings.rows.map { [$0.network, percent($0.atRandom), percent($0.keepingGroups)] })
    ]
  }

  private func title(_ findings: Findings) -> String {
    if !findings.hasNearDuplicates {
      return "Without near-duplicates, keeping groups together costs nothing"
    }
    return findings.largestGain > Self.clearGain
      ? "Near-duplicates on both sides of a split flatter a network"
      : "The same images, divided in two ways"
  }

  /// More than chance moves an accuracy over some hundred images.
  private static let clearGain = 0.1

  public func facts(from findings: Findings) -> [String: Fact] {
    var facts: [String: Fact] = [
      "handSigns.images": .count(findings.images), "handSigns.groups": .count(findings.groups),
    ]
    for row in findings.rows {
      facts["\(row.network.lowercased())-random.validationAccuracy"] = .number(row.atRandom)
      facts["\(row.network.lowercased())-groups.validationAccuracy"] = .number(row.keepingGroups)
    }
    return facts
  }

  public func checks(of findings: Findings) -> [Check] {
    [
      Check(
        claim: "Near-duplicates on both sides of a split raise an accuracy by a tenth or more; "
          + "without any, the two ways to divide differ by less.",
        holds: findings.hasNearDuplicates == (findings.largestGain > Self.clearGain))
    ]
  }
}
