import Tensors

/// How a residual block runs: body, shortcut, sum, after; backwards the other way round.
extension Residual {
  public func prepare(_ shared: SharedPass) {
    guard let sumShape = try? sumShape(for: shared.inputShape) else {
      preconditionFailure("\(description) was planned for an input that it cannot read")
    }
    for part in parts {
      shared.appendChild(
        part.layer, named: part.name, input: part.name == "after" ? sumShape : shared.inputShape)
    }
  }

  public func pack(_ shared: SharedPass) {
    body.pack(shared.children[0])
    if !shortcut.layers.isEmpty { shortcut.pack(shared.children[1]) }
    if !after.layers.isEmpty { after.pack(afterPart(of: shared)) }
  }

  public func prepare(_ pass: Pass) {
    let ways = ResidualWays(self, in: pass)
    pass.workspace = ways
    pass.output = ways.after?.output ?? ways.sum
    pass.outputGradient = ways.after?.outputGradient ?? ways.sumGradient
  }

  public func forward(images: Int, in pass: Pass) {
    let ways = ways(of: pass)
    body.forward(images: images, in: ways.body)
    if let side = ways.shortcut { shortcut.forward(images: images, in: side) }
    ways.add(images: images)
    if let last = ways.after { after.forward(images: images, in: last) }
  }

  public func backward(images: Int, in pass: Pass) {
    let ways = ways(of: pass)
    if let last = ways.after { after.backward(images: images, in: last) }
    ways.spreadGradient(images: images)
    if let side = ways.shortcut { shortcut.backward(images: images, in: side) }
    body.backward(images: images, in: ways.body)
    ways.collectInputGradient(images: images)
  }

  public mutating func updateStatistics(from shared: SharedPass) {
    body.updateStatistics(from: shared.children[0])
    if !shortcut.layers.isEmpty { shortcut.updateStatistics(from: shared.children[1]) }
    if !after.layers.isEmpty { after.updateStatistics(from: afterPart(of: shared)) }
  }

  private func ways(of pass: Pass) -> ResidualWays {
    guard let ways = pass.workspace as? ResidualWays else {
      preconditionFailure("\(description) runs in a pass that was planned for another layer")
    }
    return ways
  }
}

/// In stages: first all of the body's, then the shortcut's, then those of what comes after.
extension Residual {
  public var stages: Int { body.stages + shortcut.stages + after.stages - 2 }

  private var sumStage: Int { body.stages + shortcut.stages - 2 }

  public func forward(images: Int, in pass: Pass, stage: Int) {
    let ways = ways(of: pass)
    if stage < body.stages { body.forward(images: images, in: ways.body, stage: stage) }
    if let side = ways.shortcut, let stage = shortcut.ownStage(stage - body.stages + 1) {
      shortcut.forward(images: images, in: side, stage: stage)
    }
    if stage == sumStage { ways.add(images: images) }
    if let last = ways.after, let stage = after.ownStage(stage - sumStage) {
      after.forward(images: images, in: last, stage: stage)
    }
  }

  public func finishForward(stage: Int, images: Int, in shared: SharedPass) {
    if let stage = body.openStage(stage) {
      body.finishForward(stage: stage, images: images, in: shared.children[0])
    }
    if let stage = shortcut.openStage(stage - body.stages + 1) {
      shortcut.finishForward(stage: stage, images: images, in: shared.children[1])
    }
    if let stage = after.openStage(stage - sumStage) {
      after.finishForward(stage: stage, images: images, in: afterPart(of: shared))
    }
  }

  public func backward(images: Int, in pass: Pass, stage: Int) {
    let ways = ways(of: pass)
    if let last = ways.after, stage < after.stages {
      after.backward(images: images, in: last, stage: stage)
    }
    let spread = after.stages - 1
    if stage == spread { ways.spreadGradient(images: images) }
    if let side = ways.shortcut, let stage = shortcut.ownStage(stage - spread) {
      shortcut.backward(images: images, in: side, stage: stage)
    }
    if let stage = body.ownStage(stage - spread - shortcut.stages + 1) {
      body.backward(images: images, in: ways.body, stage: stage)
    }
    if stage == stages - 1 { ways.collectInputGradient(images: images) }
  }

  public func finishBackward(stage: Int, images: Int, in shared: SharedPass) {
    if let stage = after.openStage(stage) {
      after.finishBackward(stage: stage, images: images, in: afterPart(of: shared))
    }
    if let stage = shortcut.openStage(stage - after.stages + 1) {
      shortcut.finishBackward(stage: stage, images: images, in: shared.children[1])
    }
    if let stage = body.openStage(stage - after.stages - shortcut.stages + 2) {
      body.finishBackward(stage: stage, images: images, in: shared.children[0])
    }
  }

  private func afterPart(of shared: SharedPass) -> SharedPass {
    shared.children[shared.children.count - 1]
  }
}

extension Layer {
  /// The stage itself when the layer has one with that number.
  func ownStage(_ stage: Int) -> Int? { stage >= 0 && stage < stages ? stage : nil }

  /// The stage itself when the layer has one with that number and another after it.
  func openStage(_ stage: Int) -> Int? { stage >= 0 && stage < stages - 1 ? stage : nil }
}

/// The memory of a residual block's ways, and the sum between them.
private final class ResidualWays {
  let body: Pass
  let shortcut: Pass?
  let after: Pass?
  let sum: Buffer
  let sumGradient: Buffer?
  private let input: Buffer
  private let inputGradient: Buffer?
  private let team: Team
  private let count: Int
  private let inputCount: Int

  init(_ block: Residual, in pass: Pass) {
    team = pass.team
    input = pass.input
    inputGradient = pass.inputGradient
    inputCount = pass.inputCount
    guard let sumShape = try? block.sumShape(for: pass.inputShape) else {
      preconditionFailure("\(block.description) was planned for an input that it cannot read")
    }
    count = sumShape.count
    var shared = pass.shared.children[...]
    body = pass.appendChild(
      block.body, input: pass.input, inputGradient: inputGradient.map { Buffer(count: $0.count) },
      inputShape: pass.inputShape, outputShape: sumShape, shared: shared.removeFirst())
    shortcut =
      block.shortcut.layers.isEmpty
      ? nil
      : pass.appendChild(
        block.shortcut, input: pass.input, inputGradient: inputGradient,
        inputShape: pass.inputShape, outputShape: sumShape, shared: shared.removeFirst())
    sum = Buffer(count: pass.capacity * count)
    let isWanted = [inputGradient, body.outputGradient, shortcut?.outputGradient]
      .contains { $0 != nil }
    sumGradient = isWanted ? Buffer(count: pass.capacity * count) : nil
    after =
      block.after.layers.isEmpty
      ? nil
      : pass.appendChild(
        block.after, input: sum, inputGradient: sumGradient, inputShape: sumShape,
        outputShape: pass.outputShape, shared: shared.removeFirst(),
        inputIsSpare: !pass.keepsOutputs)
  }

  func add(images: Int) {
    let (main, side, sum) = (body.output.start, (shortcut?.output ?? input).start, sum.start)
    team.forEachRange(of: images * count, cost: 2, step: Elementwise.step) { range in
      let first = range.lowerBound
      (sum + first).update(from: main + first, count: range.count)
      Elementwise.add(side + first, to: sum + first, count: range.count)
    }
  }

  /// The sum's gradient is that of both ways.
  func spreadGradient(images: Int) {
    guard let sumGradient else { return }
    copy(sumGradient, to: body.outputGradient, count: images * count)
    copy(sumGradient, to: shortcut?.outputGradient, count: images * count)
  }

  /// The input's gradient is the sum of both ways'.
  func collectInputGradient(images: Int) {
    guard let inputGradient, let sumGradient, let main = body.inputGradient else { return }
    if shortcut == nil { copy(sumGradient, to: inputGradient, count: images * inputCount) }
    Elementwise.add(main.start, to: inputGradient.start, count: images * inputCount, team: team)
  }

  private func copy(_ source: Buffer, to target: Buffer?, count: Int) {
    guard let target else { return }
    Elementwise.copy(source.start, to: target.start, count: count, team: team)
  }
}
