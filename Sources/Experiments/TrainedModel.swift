import Foundation
public import Networks
public import Training

/// A trained network with the story of its training.
public struct TrainedModel: Sendable {
  public let run: TrainingRun
  public let network: Sequential
  public let history: History
  /// Images that it was trained and tested on, at most as many as the run asked for.
  public let trainingCount: Int
  public let testCount: Int

  init(
    run: TrainingRun, network: Sequential, history: History, trainingCount: Int, testCount: Int
  ) {
    self.run = run
    self.network = network
    self.history = history
    self.trainingCount = trainingCount
    self.testCount = testCount
  }

  /// The lines of the log, one for each epoch, as the lectures print them.
  public var log: [String] {
    history.log(of: run.epochs, trainingImages: trainingCount, evaluationImages: testCount)
  }
}

/// A model as bytes, for a store: a line of JSON, then the weights as safetensors.
extension TrainedModel {
  private struct Story: Codable {
    let history: History
    let trainingCount: Int
    let testCount: Int
  }

  public func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let story = Story(history: history, trainingCount: trainingCount, testCount: testCount)
    return [UInt8](try encoder.encode(story)) + [newline] + network.checkpoint()
  }

  /// - Throws: `DecodingError` or `SafetensorsError` when the bytes are not of this run's model.
  public init(run: TrainingRun, encoded bytes: [UInt8]) throws {
    let end = bytes.firstIndex(of: newline) ?? bytes.endIndex
    let story = try JSONDecoder().decode(Story.self, from: Data(bytes[..<end]))
    var network = try run.network.network(seed: run.seed)
    try network.restore(fromCheckpoint: Array(bytes[min(end + 1, bytes.endIndex)...]))
    self.init(
      run: run, network: network, history: story.history, trainingCount: story.trainingCount,
      testCount: story.testCount)
  }
}

private let newline = UInt8(ascii: "\n")
