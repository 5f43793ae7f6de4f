import Figures
import Networks
import Tensors

/// What a drawing writes for single layers.
extension LayerOutline {
  /// What joins the stage before: activations, normalisation, dropout.
  var note: String? {
    switch description.kind {
    case .batchNorm2d: "batch\u{00A0}norm"
    case .relu: "ReLU"
    case .relu6: "ReLU6"
    case .sigmoid: "sigmoid"
    case .softmax: "softmax"
    case .logSoftmax: "log\u{00A0}softmax"
    case .dropout(let probability): "dropout\u{00A0}\(probability)"
    default: nil
    }
  }

  /// The name of a layer that is a stage of its own.
  var stageLabel: String? {
    switch description.kind {
    case .conv2d(let convolution):
      "\(isDepthwise ? "depthwise" : "conv") \(convolution.kernel.drawn)"
    case .linear: "linear"
    case .maxPool2d(let window): "max pool \(window.drawn)"
    case .avgPool2d(let window, _): "mean pool \(window.drawn)"
    // A mean over windows of one pixel changes nothing.
    case .adaptiveAvgPool2d where inputShape == outputShape: nil
    case .adaptiveAvgPool2d(let output):
      output == 1 ? "global mean" : "mean to \(output.drawn)"
    // Maps of one pixel are a vector already.
    case .flatten: inputShape.count == inputShape.axes.first ? nil : "flatten"
    case .paddedIdentity: "zero maps"
    default: nil
    }
  }

  var stageKind: Stage.Kind {
    switch description.kind {
    case .conv2d: .convolution
    case .linear: .dense
    case .maxPool2d, .avgPool2d, .adaptiveAvgPool2d: .pooling
    case .flatten: .flatten
    default: .other
    }
  }

  /// Strides that are not the usual ones, and dilation.
  var stageDetail: String {
    switch description.kind {
    case .conv2d(let convolution):
      [
        convolution.stride == 1 ? "" : "stride\u{00A0}\(convolution.stride)",
        convolution.dilation == 1 ? "" : "dilation\u{00A0}\(convolution.dilation)",
        convolution.groups == 1 || isDepthwise ? "" : "\(convolution.groups)\u{00A0}groups",
      ].filter { !$0.isEmpty }.joined(separator: ", ")
    case .maxPool2d(let window), .avgPool2d(let window, _):
      window.stride == window.size ? "" : "stride\u{00A0}\(window.stride)"
    case .paddedIdentity(_, _, let stride): stride == 1 ? "" : "stride\u{00A0}\(stride)"
    default: ""
    }
  }

  /// Whether every channel is filtered on its own.
  var isDepthwise: Bool {
    guard case .conv2d(let convolution) = description.kind else { return false }
    return convolution.groups > 1 && convolution.groups == convolution.inputs
  }

  var blockKind: Stage.Kind {
    if case .residual = description.kind { .residual } else { .parallel }
  }

  /// A class's name as words: `BasicBlock` is a basic block.
  var blockName: String {
    switch name {
    case "BasicBlock": "basic block"
    case "Bottleneck": "bottleneck"
    default: name
    }
  }
}

extension Extent {
  /// `3×3`, also for squares.
  fileprivate var drawn: String { "\(rows)×\(columns)" }
}

extension PoolingWindow {
  fileprivate var size: Extent { Extent(rows: height, columns: width) }
  fileprivate var stride: Extent { Extent(rows: verticalStride, columns: horizontalStride) }
  fileprivate var drawn: String { size.drawn }
}
