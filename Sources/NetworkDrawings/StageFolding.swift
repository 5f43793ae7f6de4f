import Figures

extension [DrawnStage] {
  /// Neighbours that look the same as one stage that counts them; their parameters are added up.
  var folded: [DrawnStage] {
    reduce(into: []) { folded, next in
      guard let last = folded.last, last.looksLike(next) else {
        folded.append(next)
        return
      }
      folded[folded.count - 1].stage.count += next.stage.count
      folded[folded.count - 1].stage.parameters += next.stage.parameters
    }
  }

  /// A filter for each channel and the 1×1 convolution across channels behind it, as one stage.
  ///
  /// Source: Howard et al. 2017, §3.1 (depthwise separable convolution).
  var separableJoined: [DrawnStage] {
    reduce(into: []) { joined, next in
      guard let last = joined.last, last.isDepthwise, next.stage.kind == .convolution,
        next.stage.label == "conv 1×1", last.stage.training == next.stage.training
      else {
        joined.append(next)
        return
      }
      var stage = next
      stage.stage.label = last.stage.label.replacingPrefix("depthwise", with: "separable")
      stage.stage.parameters += last.stage.parameters
      stage.isDepthwise = false
      joined[joined.count - 1] = stage
    }
  }
}

extension DrawnStage {
  fileprivate func looksLike(_ other: DrawnStage) -> Bool {
    var mine = stage
    (mine.count, mine.parameters) = (other.stage.count, other.stage.parameters)
    return mine == other.stage && part == other.part && stage.kind != .input
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
