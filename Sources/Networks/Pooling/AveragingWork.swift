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
    var output = pass.output.start
    for plane in 0..<images * channels {
      let input = pass.input.start + plane * rows * columns
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
  }

  func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    inputGradient.start.update(repeating: 0, count: images * pass.inputCount)
    var gradient = UnsafePointer(outputGradient.start)
    for plane in 0..<images * channels {
      let target = inputGradient.start + plane * rows * columns
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
  }
}

extension Layer {
  func averagingWork(of pass: Pass) -> AveragingWork {
    guard let work = pass.workspace as? AveragingWork else {
      preconditionFailure("\(description) runs in a pass that was planned for another layer")
    }
    return work
  }
}
