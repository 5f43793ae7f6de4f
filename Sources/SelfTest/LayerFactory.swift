import Mathematics
import Networks
import Tensors

/// Turns the reference's layer lists into networks: the one place that knows which layers there
/// are.
enum LayerFactory {
  /// Builds a network from a list of layers.
  ///
  /// - Throws: `NotBuilt` when the engine lacks a layer, `ShapeError` when one cannot take its
  ///   input, `ReferenceError` when the list is no list of layers.
  static func network(_ list: JSONValue?, input: Shape, place: String) throws -> Sequential {
    guard let list = list?.list else {
      throw ReferenceError(place: place, problem: .wrong("layers", expected: "a list"))
    }
    let layers = try list.enumerated().map { index, value in
      try layer(Fields(value, place: "\(place), layer \(index)"))
    }
    return try Sequential(input: input, layers: layers)
  }

  /// A network of one layer.
  static func network(
    of type: String, _ fields: [String: JSONValue], input: Shape, place: String
  ) throws -> Sequential {
    try network(
      .list([.object(fields.merging(["type": .text(type)]) { $1 })]), input: input, place: place)
  }

  private static func layer(_ fields: Fields) throws -> any Layer {
    switch try fields.text("type") {
    case "Conv2d": return try convolution(fields)
    case "Linear":
      return Linear(try fields.count("out"), bias: try fields.flag("bias"))
    case "MaxPool2d":
      guard try fields.pair("padding", 0...15) == 0 else { throw NotBuilt(what: "padding") }
      guard fields.values["rounding"] == nil else { throw NotBuilt(what: "sizes rounded up") }
      return MaxPool2d(
        size: try fields.pair("kernel", 1...15), stride: try fields.pair("stride", 1...1000))
    case "ReLU": return ReLU()
    case "Flatten": return Flatten()
    case let type: throw NotBuilt(what: type)
    }
  }

  private static func convolution(_ fields: Fields) throws -> Conv2d {
    guard try fields.count("groups") == 1 else { throw NotBuilt(what: "groups") }
    guard try fields.pair("dilation", 1...1000) == 1 else { throw NotBuilt(what: "dilation") }
    return Conv2d(
      filters: try fields.count("out"), size: try fields.pair("kernel", 1...1000),
      stride: try fields.pair("stride", 1...1000),
      padding: .pixels(try fields.pair("padding", 0...1000)), bias: try fields.flag("bias"))
  }

  /// The fields of one layer.
  private struct Fields {
    let values: [String: JSONValue]
    let place: String

    init(_ value: JSONValue, place: String) throws {
      guard let values = value.object else {
        throw ReferenceError(place: place, problem: .wrong("layers", expected: "objects"))
      }
      self.values = values
      self.place = place
    }

    func text(_ name: String) throws -> String { try read(name, "a text") { $0.text } }
    func flag(_ name: String) throws -> Bool { try read(name, "true or false") { $0.flag } }

    func count(_ name: String) throws -> Int {
      try read(name, "a number from 1 to 65535") { value in
        value.whole.flatMap { (1...65_535).contains($0) ? $0 : nil }
      }
    }

    /// A pair of equal numbers.
    func pair(_ name: String, _ range: ClosedRange<Int>) throws -> Int {
      let pair = try read(name, "[vertical, horizontal], \(range)") { value in
        value.wholes.flatMap {
          [2, 4].contains($0.count) && $0.allSatisfy(range.contains) ? $0 : nil
        }
      }
      guard pair.count == 2 else { throw NotBuilt(what: "a \(name) of its own on each side") }
      guard pair[0] == pair[1] else { throw NotBuilt(what: "a rectangular \(name)") }
      return pair[0]
    }

    private func read<Value>(
      _ name: String, _ expected: String, _ body: (JSONValue) -> Value?
    ) throws -> Value {
      guard let value = values[name] else {
        throw ReferenceError(place: place, problem: .missing(name))
      }
      guard let result = body(value) else {
        throw ReferenceError(place: place, problem: .wrong(name, expected: expected))
      }
      return result
    }
  }
}

extension Sequential {
  /// Takes all parameters from a case.
  ///
  /// - Parameters:
  ///   - example: where they are.
  ///   - tensorName: what the case calls a parameter.
  /// - Throws: `ReferenceError` when one is missing or has another shape; some may then have
  ///   changed.
  mutating func load(
    from example: ReferenceCase, named tensorName: (String) -> String
  ) throws {
    // The layers themselves know the shapes once they drew first weights.
    var random = SeededRandom(seed: 0)
    initialize(for: inputShape, using: &random)
    try forEachParameter { name, parameter in
      let tensor = try example.tensor(tensorName(name))
      guard tensor.shape == parameter.value.shape else {
        throw example.wrong(tensorName(name), expected: "\(parameter.value.shape)")
      }
      parameter.value = tensor
    }
  }
}
