import Figures
import NetworkDrawings
import Networks
import Tensors
import Testing

@Suite struct DrawnNetworkTests {
  private func drawing(
    _ id: String, grouping: Architecture.Grouping = .none, newParts: [String] = []
  ) throws -> Architecture {
    Architecture(of: try Zoo.model(id).outline(), grouping: grouping, newParts: newParts)
  }

  private func lines(_ architecture: Architecture) -> [String] {
    architecture.stages.map { stage in
      let shape = architecture.axes.text(of: stage.shape)
      let detail = stage.detail.isEmpty ? "" : " (\(stage.detail))"
      return "\(stage.count) \(stage.label)\(detail) \(shape) \(stage.parameters)"
    }
  }

  @Test(arguments: Zoo.models.map(\.id))
  func `a drawing has all parameters and ends in the network's output`(id: String) throws {
    let outline = try Zoo.model(id).outline()
    let drawing = Architecture(of: outline)
    #expect(drawing.parameters == outline.parameterCount)
    #expect(drawing.stages.first?.shape == outline.inputShape.axes)
    #expect(drawing.stages.last?.shape.reduce(1, *) == outline.outputShape.count)
  }

  @Test(arguments: Zoo.models.map(\.id))
  func `shapes follow each other as in the summary`(id: String) throws {
    let outline = try Zoo.model(id).outline()
    var rows = outline.summary.rows.map(\.outputShape.axes)[...]
    for stage in Architecture(of: outline).stages.dropFirst() {
      // A vector of the maps of one pixel is written as in the layer before it.
      let next = rows.firstIndex { $0 == stage.shape }
      let code = outline.steps.contains { $0.role == .code && $0.outputShape.axes == stage.shape }
      #expect(next != nil || code, "\(stage.label)")
      if let next { rows = rows[next...] }
    }
  }

  @Test func `BM1 is drawn layer by layer, activations with the layer before them`() throws {
    #expect(
      lines(try drawing("bm1")) == [
        "1 input 1×28×28 0", "1 conv 3×3 (ReLU) 4×28×28 40", "1 conv 3×3 (ReLU) 8×28×28 296",
        "1 max pool 2×2 8×14×14 0", "1 conv 5×5 (ReLU) 8×12×12 1608",
        "1 conv 5×5 (ReLU) 8×10×10 1608", "1 max pool 2×2 8×5×5 0", "1 flatten 200 0",
        "1 linear (ReLU) 64 12864", "1 linear 10 650",
      ])
  }

  @Test func `pooling before the activation keeps it`() throws {
    #expect(try drawing("am3").stages[2].detail == "ReLU")
  }

  @Test func `ResNet-50 folds into its stages`() throws {
    let stages = try drawing("resnet50").stages
    #expect(
      stages.map { "\($0.count) \($0.label)" } == [
        "1 input", "1 conv 7×7", "1 max pool 3×3", "3 bottleneck", "4 bottleneck", "6 bottleneck",
        "3 bottleneck", "1 global mean", "1 linear",
      ])
    #expect(stages[3].kind == .residual)
    #expect(stages[3].branches == 2)
    #expect(stages[1].detail == "stride\u{00A0}2, batch\u{00A0}norm, ReLU")
    #expect(stages[6].shape == [2048, 7, 7])
  }

  @Test func `VGG16 is grouped by its pooling`() throws {
    let drawing = try drawing("vgg16", grouping: .poolingBlocks)
    #expect(
      drawing.groups.map { "\($0.label) \($0.first)–\($0.last)" } == [
        "block 1 1–2", "block 2 3–4", "block 3 5–6", "block 4 7–8", "block 5 9–10",
      ])
    #expect(drawing.stages.map(\.count) == [1, 2, 1, 2, 1, 3, 1, 3, 1, 3, 1, 1, 2, 1])
  }

  @Test func `a network's named parts are its groups`() throws {
    let drawing = try drawing("dm8", grouping: .parts)
    #expect(drawing.groups.map(\.label) == ["features", "classifier"])
  }

  @Test func `a filter for each channel and the 1×1 one behind it are one stage`() throws {
    #expect(
      try drawing("mobilenet").stages.map { "\($0.count) \($0.label)" } == [
        "1 input", "1 conv 3×3", "1 separable 3×3", "2 separable 3×3", "2 separable 3×3",
        "6 separable 3×3", "2 separable 3×3", "1 global mean", "1 conv 1×1",
      ])
  }

  @Test func `SqueezeNet's squeezing layers belong to their Fire`() throws {
    let fires = try drawing("squeezenet").stages.filter { $0.label == "Fire" }
    #expect(fires.reduce(0) { $0 + $1.count } == 8)
    #expect(fires.allSatisfy { $0.branches == 2 && $0.kind == .parallel })
  }

  @Test func `frozen, tuned and new weights are told apart and counted`() throws {
    let drawing = try drawing("dm9", newParts: ["classifier"])
    func count(_ training: Stage.Training) -> Int {
      drawing.stages.filter { $0.training == training }.reduce(0) { $0 + $1.parameters }
    }
    #expect(count(.frozen) == 260_160)
    #expect(count(.tuned) == 14_454_528)
    #expect(count(.new) == 2_097_665)
    #expect(drawing.stages.filter { $0.parameters == 0 }.allSatisfy { $0.training == nil })
  }

  @Test func `a network that learns as a whole says nothing about training`() throws {
    #expect(try drawing("dm4").stages.allSatisfy { $0.training == nil })
  }

  @Test func `a network for other images is drawn with their shapes`() throws {
    let drawing = Architecture(of: try Zoo.model("vgg16").outline(input: [3, 448, 448]))
    #expect(drawing.stages.contains { $0.label == "mean to 7×7" && $0.shape == [512, 7, 7] })
  }
}
