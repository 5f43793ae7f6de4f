/// What is wanted from a convolution, as far as its memory depends on it.
package struct ConvolutionUse: Sendable {
  /// The most images that one call gets.
  let images: Int
  let wantsWeightGradient: Bool
  let wantsInputGradient: Bool
  /// Whether `addWeightGradient` finds what the `forward` before it left of the same images; not
  /// where other images come between them.
  let keepsImages: Bool
  /// Whether images lie side by side, `Interleaving.images` of them.
  let isInterleaved: Bool
  /// The most threads that a call's team has.
  let threads: Int
  let scratch: ScratchMemory

  package init(
    images: Int, wantsWeightGradient: Bool = false, wantsInputGradient: Bool = false,
    keepsImages: Bool = true, isInterleaved: Bool = false, threads: Int = 1,
    scratch: ScratchMemory = ScratchMemory()
  ) {
    self.images = images
    self.wantsWeightGradient = wantsWeightGradient
    self.wantsInputGradient = wantsInputGradient
    self.keepsImages = keepsImages
    self.isInterleaved = isInterleaved
    self.threads = threads
    self.scratch = scratch
  }
}

/// Memory that all layers use in turn: what one layer leaves is gone when the next one runs.
package final class ScratchMemory: @unchecked Sendable {
  private var buffer = Buffer(count: 0)

  package init() {}

  var start: UnsafeMutablePointer<Float> { buffer.start }

  /// Makes room for so many numbers, while memory is planned.
  func reserve(_ count: Int) {
    if count > buffer.count { buffer = Buffer(count: count) }
  }
}
