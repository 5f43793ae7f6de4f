import Figures
import NetworkDrawings
import Networks
import Tensors
import Testing

@Suite struct BlockFlowTests {
  private func flow(_ id: String, _ positions: Int..., withDetails: Bool = true) throws -> Flow? {
    var layers = try Zoo.model(id).outline().layers
    for position in positions.dropLast() { layers = layers[position].children }
    return try #require(positions.last).flow(in: layers, withDetails)
  }

  private func leads(_ flow: Flow) -> [String] { flow.edges.map { "\($0.from)→\($0.to)" } }

  @Test func `a bottleneck adds its input to what three convolutions make of it`() throws {
    let flow = try #require(try flow("resnet50", 4, 1))
    #expect(
      flow.nodes.map(\.text) == ["x", "conv 1×1", "conv 3×3", "conv 1×1", "+", "ReLU"])
    #expect(
      leads(flow) == [
        "input→body0", "body0→body1", "body1→body2", "body2→sum", "sum→output", "input→sum",
      ])
    #expect(flow.edges.last?.label == "identity")
  }

  @Test func `a block that changes the shape has a convolution in its shortcut`() throws {
    let flow = try #require(try flow("resnet50", 5, 0))
    let shortcut = try #require(flow.nodes.first { $0.id == "shortcut0" })
    #expect(shortcut.shape == "512×28×28")
    #expect(shortcut.column == 1)
    #expect(leads(flow).suffix(2) == ["input→shortcut0", "shortcut0→sum"])
  }

  @Test func `an inception block has a row for each branch, with its pooling`() throws {
    let flow = try #require(try flow("inception-block", 0, withDetails: false))
    #expect(flow.nodes.first { $0.id == "joined" }?.shape == "256×35×35")
    #expect(
      flow.nodes.filter { $0.id.hasPrefix("branch3") }.map(\.text) == ["mean pool 3×3", "conv 1×1"])
    #expect(flow.nodes.allSatisfy { $0.detail.isEmpty })
    #expect(flow.nodes.first?.rows == 4)
  }

  @Test func `a single layer is no block`() throws {
    #expect(try flow("bm1", 0) == nil)
  }

  @Test(arguments: ["resnet18", "resnet50", "resnet20", "squeezenet", "inception-block"])
  func `every block of the zoo makes a figure that is right`(id: String) throws {
    let blocks = try Zoo.model(id).outline().steps.filter { $0.role == .block }
    #expect(!blocks.isEmpty)
    for block in blocks {
      let flow = try #require(Flow(of: block))
      let figure = try Figure.flow(id: "block", title: "A block", flows: [NamedFlow("", flow)])
      #expect(
        figure.longDescription.contains(AxisOrder.channelsFirst.text(of: block.inputShape.axes)))
    }
  }
}

extension Int {
  fileprivate func flow(in layers: [LayerOutline], _ withDetails: Bool) -> Flow? {
    Flow(of: layers[self], withDetails: withDetails)
  }
}
