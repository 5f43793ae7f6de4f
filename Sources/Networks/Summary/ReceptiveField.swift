import Tensors

/// What one number of a layer's output sees of the network's input, and how far its neighbour's
/// view lies from its own.
///
/// Source: Araujo, Norris & Sim 2019, "Computing receptive fields of convolutional neural networks".
public enum ReceptiveField: Equatable, Sendable {
  /// A window of that many pixels, which moves by the jump from one output to the next.
  case window(size: Extent, jump: Extent)
  /// Every pixel, as behind a fully connected layer.
  case wholeImage

  /// A pixel of the input sees itself.
  public static let pixel = window(size: 1, jump: 1)

  /// The field behind a window that slides over numbers which have this field.
  func seen(through window: SlidingWindow) -> ReceptiveField {
    guard case .window(let size, let jump) = self else { return .wholeImage }
    let field = Extent(
      rows: size.rows + (window.reach.rows - 1) * jump.rows,
      columns: size.columns + (window.reach.columns - 1) * jump.columns)
    let next = Extent(
      rows: jump.rows * window.stride.rows, columns: jump.columns * window.stride.columns)
    // Larger than any image; going on would overflow.
    let isHuge = max(field.rows, field.columns, next.rows, next.columns) > 1 << 31
    return isHuge ? .wholeImage : .window(size: field, jump: next)
  }

  /// The field of a sum or a joint of two: the larger one, in each direction.
  func joined(with other: ReceptiveField) -> ReceptiveField {
    guard case .window(let size, let jump) = self, case .window(let others, _) = other else {
      return .wholeImage
    }
    return .window(
      size: Extent(
        rows: max(size.rows, others.rows), columns: max(size.columns, others.columns)),
      jump: jump)
  }
}

/// How far a layer's window reaches over its input, and by how much it moves.
struct SlidingWindow {
  let reach: Extent
  let stride: Extent

  static let pixel = SlidingWindow(reach: 1, stride: 1)

  /// The window of a layer; none where each number depends on all of the input.
  init?(_ layer: LayerOutline) {
    switch layer.description.kind {
    case .conv2d(let it):
      reach = Extent(
        rows: (it.kernel.rows - 1) * it.dilation.rows + 1,
        columns: (it.kernel.columns - 1) * it.dilation.columns + 1)
      stride = it.stride
    case .maxPool2d(let it), .avgPool2d(let it, _):
      reach = Extent(rows: it.height, columns: it.width)
      stride = Extent(rows: it.verticalStride, columns: it.horizontalStride)
    case .adaptiveAvgPool2d(let output):
      let (height, width) = (layer.inputShape[1], layer.inputShape[2])
      reach = Extent(
        rows: Self.reach(of: output.rows, over: height),
        columns: Self.reach(of: output.columns, over: width))
      stride = Extent(
        rows: max(1, height / output.rows), columns: max(1, width / output.columns))
    case .paddedIdentity(_, _, let step):
      reach = 1
      stride = step
    case .linear: return nil
    default: self = .pixel
    }
  }

  private init(reach: Extent, stride: Extent) {
    self.reach = reach
    self.stride = stride
  }

  /// The longest of the windows that cut a length into so many parts.
  private static func reach(of parts: Int, over length: Int) -> Int {
    (0..<parts).map { part in
      ((part + 1) * length + parts - 1) / parts - part * length / parts
    }.max() ?? 1
  }
}

extension NetworkOutline {
  /// The receptive field of each of the `steps`.
  public var receptiveFields: [ReceptiveField] {
    var fields: [ReceptiveField] = []
    _ = LayerOutline.follow(layers, from: .pixel, into: &fields)
    return fields
  }
}

extension LayerOutline {
  /// Follows layers that each read what the one before wrote; gives the last one's field.
  fileprivate static func follow(
    _ layers: [LayerOutline], from field: ReceptiveField, into fields: inout [ReceptiveField]
  ) -> ReceptiveField {
    layers.reduce(field) { $1.field(from: $0, into: &fields) }
  }

  private func field(
    from input: ReceptiveField, into fields: inout [ReceptiveField]
  ) -> ReceptiveField {
    switch description.kind {
    case .sequential: return Self.follow(children, from: input, into: &fields)
    case .residual(let residual):
      let (branches, after) =
        residual.after.isEmpty
        ? (children, []) : (Array(children.dropLast()), Array(children.suffix(1)))
      let sum = Self.join(branches, from: input, into: &fields)
      // The row of the block stands behind all within, also behind what follows the sum.
      let field = Self.follow(after, from: sum, into: &fields)
      fields.append(field)
      return field
    case .parallel:
      let field = Self.join(children, from: input, into: &fields)
      fields.append(field)
      return field
    default:
      let field = SlidingWindow(self).map { input.seen(through: $0) } ?? .wholeImage
      fields.append(field)
      return field
    }
  }

  private static func join(
    _ branches: [LayerOutline], from input: ReceptiveField, into fields: inout [ReceptiveField]
  ) -> ReceptiveField {
    var joined: ReceptiveField?
    for branch in branches {
      let field = branch.field(from: input, into: &fields)
      joined = joined?.joined(with: field) ?? field
    }
    return joined ?? input
  }
}
