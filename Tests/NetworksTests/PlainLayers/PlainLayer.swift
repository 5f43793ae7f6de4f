import Networks
import Tensors

/// A layer written down once more, as loops that can be checked by eye: what gradient checks run in
/// `Double`, and what the engine's forward passes must reproduce.
///
/// The loops themselves are generic functions; here they run in `Double`.
protocol PlainLayer: Layer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double>
}

/// A whole batch between two layers.
struct PlainBatch<Scalar: BinaryFloatingPoint> {
  /// The shape of one image.
  var shape: Shape
  var images: [[Scalar]]
}

/// What a layer computes with besides its input.
struct PlainValues {
  var parameters: [String: [Double]] = [:]
  var statistics: [String: [Double]] = [:]
  var mode = PassMode.training
  /// Which numbers dropout keeps, for each image.
  var kept: [[Bool]] = []
  /// Where the layer is in its network, with a dot at the end.
  private var prefix = ""

  init(of network: Sequential, mode: PassMode) {
    self.mode = mode
    for (name, parameter) in network.parameters {
      parameters[name] = parameter.value.values.map(Double.init)
    }
    for (name, value) in network.statistics {
      statistics[name] = value.values.map(Double.init)
    }
  }

  func parameter(_ name: String) -> [Double] { parameters[prefix + name] ?? [] }

  func statistic(_ name: String) -> [Double] { statistics[prefix + name] ?? [] }

  /// The values of a part of the layer.
  func part(_ name: String) -> PlainValues {
    var values = self
    values.prefix += "\(name)."
    return values
  }
}

extension Layer {
  /// The plain version of a layer that has one.
  func plain(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    guard let layer = self as? any PlainLayer else {
      preconditionFailure("\(self) has no plain version: write one beside the others")
    }
    return layer.plainOutput(batch, values)
  }
}

extension PlainBatch {
  /// Every image turned into another on its own.
  func mapped(to shape: Shape, _ body: ([Scalar]) -> [Scalar]) -> PlainBatch {
    PlainBatch(shape: shape, images: images.map(body))
  }
}
