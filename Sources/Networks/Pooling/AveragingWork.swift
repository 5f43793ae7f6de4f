import Tensors

/// Where a window lies along one axis of the image, and its share of the divisor.
struct AveragingWindow {
  let range: Range<Int>
  let divisor: Int
}

/// The windows of an averaging layer.
final class AveragingWork {
  private let vertical: [AveragingWindow]
  private let horizontal: [AveragingWindow]
  private let rows: Int
  private let columns: Int
  private let channels: Int

  init(vertical: [AveragingWindow], horizontal: [AveragingWindow], in pass: Pass) {
    self.vertical = vertical
    self.horizontal = horizontal
    channels = pass.inputShape[0]
    rows = pass.inputShape[1]
    columns = pass.inputShape[2]
  }

  func forward(images: Int, in pass: Pass) {
    let input = pass.input.start
    let output = pass.output.start
    pass.team.forEachRange(of: images * channels, cost: cost) { planes in
      for plane in planes {
        average(input + plane * rows * columns, into: output + plane * windows)
      }
    }
  }

  private func average(_ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>) {
    var output = output
    for window in vertical {
      for span in horizontal {
        var sum = 0.0
        for y in window.range {
          for x in span.range { sum += Double(input[y * columns + x]) }
        }
        output.pointee = Float(sum / Double(window.divisor * span.divisor))
        output += 1
      }
    }
  }

  func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    let gradient = outputGradient.start
    let target = inputGradient.start
    pass.team.forEachRange(of: images * channels, cost: cost) { planes in
      for plane in planes {
        spread(gradient + plane * windows, into: target + plane * rows * columns)
      }
    }
  }

  private func spread(_ gradient: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>) {
    target.update(repeating: 0, count: rows * columns)
    var gradient = gradient
    for window in vertical {
      for span in horizontal {
        let share = gradient.pointee / Float(window.divisor * span.divisor)
        gradient += 1
        for y in window.range {
          for x in span.range { target[y * columns + x] += share }
        }
      }
    }
  }

  private var windows: Int { vertical.count * horizontal.count }
  /// A plane takes as long as copying so many numbers: sums wait for each addition.
  private var cost: Int { 4 * rows * columns }
}

extension Layer {
  func averagingWork(of pass: Pass) -> AveragingWork {
    guard let work = pass.workspace as? AveragingWork else {
      preconditionFailure("\(description) runs in a pass that was planned for another layer")
    }
    return work
  }
}
