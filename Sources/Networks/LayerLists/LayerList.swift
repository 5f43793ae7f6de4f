import FoundationEssentials

/// A network written down as a list of layers, as files hold it in JSON.
///
/// Every field of a layer is written out. Pairs are [vertical, horizontal].
///
/// | type | fields |
/// |---|---|
/// | `Conv2d` | `in`, `out`, `kernel`, `stride`, `padding`, `dilation`, `groups`, `bias` |
/// | `Linear` | `in`, `out`, `bias` |
/// | `BatchNorm2d` | `features`, `eps`, `momentum` |
/// | `MaxPool2d`, `AvgPool2d` | `kernel`, `stride`, `padding` |
/// | `AdaptiveAvgPool2d` | `output` |
/// | `Dropout` | `p` |
/// | `ReLU`, `ReLU6`, `Sigmoid`, `Softmax`, `LogSoftmax`, `Flatten` | none |
/// | `Sequential` | `layers` |
/// | `Residual` | `class`, `body`, `shortcut`, `after` |
/// | `Parallel` | `class`, `branches` |
/// | `PaddedIdentity` | `in`, `out`, `stride` |
///
/// Any layer may also carry `"frozen": true`, on a container for all within. Where the four sides
/// differ, the padding of a convolution is [top, bottom, left, right]. Pooling whose last window
/// reaches beyond the image has `"rounding": "up"`; averages that leave the padding out have
/// `"divisor": "image"`.
public struct LayerList: Equatable, Sendable {
  public let layers: [LayerDescription]

  public init(_ layers: [LayerDescription]) {
    self.layers = layers
  }

  /// Reads a list from JSON.
  ///
  /// - Throws: `LayerListError` with the position of the first mistake.
  public init(json: String) throws(LayerListError) {
    let value: JSONValue
    do {
      value = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    } catch {
      throw LayerListError(
        position: "the list", problem: .notJSON(reason: JSONReason.words(for: error)))
    }
    var reader = LayerListReader()
    layers = try reader.layers(value, field: "the list", in: "", depth: 0)
  }
}

private enum JSONReason {
  /// What the decoder found wrong, in its shortest form.
  static func words(for error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context) = error else { return "unreadable" }
    return context.debugDescription.trimmingSuffix(".")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
