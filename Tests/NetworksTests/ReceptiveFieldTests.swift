import Networks
import ReferenceValues
import Tensors
import Testing

struct ReceptiveFieldTests {
  private func fields(
    _ shape: Shape, @LayerBuilder _ layers: () -> [any Layer]
  ) throws -> [ReceptiveField] {
    try NetworkOutline(Sequential(input: shape, layers: layers())).receptiveFields
  }

  @Test func `two small filters see as much as a large one`() throws {
    let small = try fields([1, 9, 9]) {
      Conv2d(filters: 1, size: 3)
      Conv2d(filters: 1, size: 3)
    }
    let large = try fields([1, 9, 9]) { Conv2d(filters: 1, size: 5) }
    #expect(small.last == large.last)
    #expect(large.last == .window(size: 5, jump: 1))
  }

  @Test func `a dilated filter reaches further`() throws {
    let found = try fields([1, 9, 9]) { Conv2d(filters: 1, size: 3, dilation: 2) }
    #expect(found == [.window(size: 5, jump: 1)])
  }

  @Test func `behind a linear layer the whole image is seen`() throws {
    let found = try fields([1, 4, 4]) {
      Flatten()
      Linear(2)
      ReLU()
    }
    #expect(found == [.pixel, .wholeImage, .wholeImage])
  }

  @Test func `where ways meet the larger field counts`() throws {
    let found = try fields([1, 9, 9]) {
      Residual {
        Conv2d(filters: 1, size: 3, padding: .same)
        Conv2d(filters: 1, size: 3, padding: .same)
      } after: {
        MaxPool2d(size: 2)
      }
      Parallel {
        Conv2d(filters: 1, size: 1)
        Conv2d(filters: 1, size: 3, padding: .same)
      }
    }
    #expect(
      found == [
        .window(size: 3, jump: 1), .window(size: 5, jump: 1), .window(size: 6, jump: 2),
        .window(size: 6, jump: 2), .window(size: 6, jump: 2), .window(size: 10, jump: 2),
        .window(size: 10, jump: 2),
      ])
  }

  @Test func `averaging to a grid sees a cell of the grid`() throws {
    let found = try fields([1, 8, 6]) { AdaptiveAvgPool2d(2) }
    #expect(
      found == [
        .window(size: Extent(rows: 4, columns: 3), jump: Extent(rows: 4, columns: 3))
      ])
  }

  @Test func `fields beyond any image stop growing`() throws {
    let found = try fields([1, 4, 4]) {
      for _ in 1...40 { MaxPool2d(size: 1, stride: 4) }
    }
    #expect(found.last == .wholeImage)
  }

  @Test(.enabled(if: ReferenceFile.isAvailable, "set FOVEA_REFERENCE"))
  func `fields are as large as the reference's after every layer`() throws {
    let cases = try ReferenceNetwork.cases(of: "interpretation")
      .filter { $0.text("kind") == "receptive_field" }
    #expect(!cases.isEmpty)
    for network in cases {
      let list = try LayerList(json: network.layers)
      let channels = network.fields["input_channels"] as? Int ?? 0
      let found = try NetworkOutline(list.network(input: [channels, 64, 64])).receptiveFields
      let expected = (network.fields["after_layer"] as? [[String: Any]] ?? []).map { layer in
        let (size, jump) = (layer["size"] as? [Int] ?? [], layer["jump"] as? [Int] ?? [])
        return ReceptiveField.window(
          size: Extent(rows: size[0], columns: size[1]),
          jump: Extent(rows: jump[0], columns: jump[1]))
      }
      #expect(found == expected, "\(network.name)")
    }
  }
}
