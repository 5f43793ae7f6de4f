import Mathematics
import Networks
import Tensors
import Testing

struct ZooTests {
  @Test(arguments: [
    ("am1", 20_410), ("am2", 60_034), ("am3", 71_526), ("bm1", 17_066), ("bm1-mlp", 39_760),
    ("cm1", 2_565_861), ("cm2", 2_565_861), ("dm1", 55_744), ("dm2", 93_322), ("dm3", 56_394),
    ("dm4", 307_393), ("dm5", 307_393), ("dm6", 14_714_688), ("dm7", 14_714_688 + 6_423_041),
    ("dm8", 16_812_353), ("dm9", 16_812_353), ("dense", 407_050), ("lenet5", 61_706),
    ("vgg16", 138_357_544), ("vgg16-features", 14_714_688), ("resnet18", 11_689_512),
    ("resnet50", 25_557_032), ("resnet20", 269_722), ("resnet56", 853_018),
    ("squeezenet", 1_248_424), ("mobilenet", 4_231_976), ("mobilenet-0.75", 2_585_560),
    ("mobilenet-0.5", 1_331_592), ("mobilenet-0.25", 470_072), ("inception-block", 255_904),
  ])
  func `a network has the published number of parameters`(id: String, count: Int) throws {
    #expect(try Zoo.model(id).outline().parameterCount == count)
  }

  @Test(arguments: [
    ("dm7", 6_423_041), ("dm8", 2_097_665), ("dm9", 16_552_193), ("vgg16", 138_357_544),
  ])
  func `frozen parameters are not counted as trainable`(id: String, count: Int) throws {
    #expect(try Zoo.model(id).outline().trainableCount == count)
  }

  @Test func `DM7 has a smaller head on the lecture's own photos`() throws {
    #expect(try Zoo.model("dm7").outline(input: [3, 150, 150]).trainableCount == 2_097_665)
  }

  @Test(arguments: Zoo.models.map(\.id))
  func `every id leads to its network`(id: String) throws {
    #expect(try Zoo.model(id).id == id)
    #expect(try Zoo.model(id.uppercased()).id == id)
  }

  @Test(arguments: ["LeNet-5", "VGG-16", "ResNet-18", "BM1_MLP"])
  func `capital letters and hyphens do not matter`(id: String) throws {
    #expect(throws: Never.self) { try Zoo.model(id) }
  }

  @Test func `ids are different`() {
    let ids = Zoo.models.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: ["mobilenet-0", "mobilenet-5", "mobilenet-x", "mobilenet-inf"])
  func `a width that makes no network is refused`(id: String) {
    #expect(throws: UnknownModelError(id: id)) { try Zoo.model(id) }
  }

  @Test func `an unknown id suggests the nearest one`() {
    let error = #expect(throws: UnknownModelError.self) { try Zoo.model("resnet5") }
    #expect(
      error?.description.hasPrefix(
        "there is no model “resnet5”. Did you mean “resnet50”? The models are am1, am2, ") == true)
  }

  @Test(arguments: ["am3", "bm1", "cm2", "dm5", "lenet5", "resnet20", "inception-block"])
  func `a network computes what its outline says`(id: String) throws {
    var random = SeededRandom(seed: 1)
    let model = try Zoo.model(id)
    let network = try model.network(using: &random)
    let outline = try model.outline()
    #expect(network.parameterCount == outline.parameterCount)
    #expect(network.finalShape == outline.outputShape)
    let scores = network.outputs(for: randomNumbers(model.inputShape.count, seed: 2))
    #expect(scores.first?.count == outline.outputShape.count)
    #expect(scores.first?.allSatisfy(\.isFinite) == true)
  }

  @Test func `no weights are made for an outline`() throws {
    let network = try Sequential(input: [3, 224, 224], layers: Zoo.model("vgg16").layers)
    let weights = network.parameters.filter { $0.name.hasSuffix("weight") }
    #expect(weights.count == 16)
    #expect(weights.allSatisfy { $0.parameter.value.count == 0 })
  }

  @Test func `an image that is too small is told with the layer that it breaks`() throws {
    let error = #expect(throws: ShapeError.self) {
      try Zoo.model("dm1").outline(input: [1, 10, 10])
    }
    #expect(error?.description.hasPrefix("layer 6 Conv2d(64, size: 3): expected at least") == true)
  }
}
