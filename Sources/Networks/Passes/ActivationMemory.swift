import Tensors

extension NetworkPlan {
  /// Bytes of everything that layers read and write in all passes, images and gradients included.
  ///
  /// What a layer keeps for itself and the rearranged weights are left out.
  package var activationBytes: Int {
    var seen: Set<ObjectIdentifier> = []
    return passes.reduce(0) { $0 + $1.activationCount(notIn: &seen) } * MemoryLayout<Float>.stride
  }
}

extension Pass {
  /// Numbers in the buffers between layers that were not seen before: neighbours share theirs.
  fileprivate func activationCount(notIn seen: inout Set<ObjectIdentifier>) -> Int {
    let buffers = [input, inputGradient, output, outputGradient].compactMap { $0 }
    let own = buffers.reduce(0) { sum, buffer in
      seen.insert(ObjectIdentifier(buffer)).inserted ? sum + buffer.count : sum
    }
    return children.reduce(own + (interleavedRun?.activationCount ?? 0)) {
      $0 + $1.activationCount(notIn: &seen)
    }
  }
}
