import Tensors

/// Where numbers that are not finite came from.
public enum NonFiniteOrigin: Equatable, Sendable {
  case input
  /// The first layer that made them, with the words its network writes it in.
  case layer(LayerPath, String)
  /// Every layer's output is finite; the loss is not.
  case loss
}

extension Sequential {
  /// The first place on the images' way where a number is not finite; follows a forward pass.
  package func nonFiniteOrigin(images: Int, in pass: Pass) -> NonFiniteOrigin {
    if !pass.input.isFinite(images * pass.inputCount) { return .input }
    return firstNonFinite(images: images, in: pass, path: []) ?? .loss
  }
}

extension Layer {
  /// The innermost first layer with an output that is not finite.
  fileprivate func firstNonFinite(
    images: Int, in pass: Pass, path: LayerPath
  ) -> NonFiniteOrigin? {
    if let container = self as? any LayerContainer {
      for (part, child) in zip(container.parts, pass.children) {
        let inner = part.layer.firstNonFinite(
          images: images, in: child, path: path.appending(part.name))
        if let inner { return inner }
      }
    }
    if pass.output.isFinite(images * pass.outputCount) { return nil }
    return .layer(path, description)
  }
}

extension Buffer {
  fileprivate func isFinite(_ count: Int) -> Bool { values.prefix(count).allSatisfy(\.isFinite) }
}
