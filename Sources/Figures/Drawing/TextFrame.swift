/// A line of text in a drawing with the rectangle of its capitals and digits.
package struct TextFrame {
  package var run: TextRun
  package var frame: Rectangle
}

extension Drawing {
  /// Where every line of text stands, in the order of drawing.
  package func textFrames(measuring: any TextMeasuring) throws -> [TextFrame] {
    try commands.compactMap { command in
      guard case .text(let run) = command else { return nil }
      return TextFrame(
        run: run, frame: run.frame(width: try measuring.width(of: run.text, in: run.style)))
    }
  }
}

extension TextRun {
  fileprivate func frame(width: Double) -> Rectangle {
    let before: Double =
      switch anchor {
      case .start: 0
      case .middle: width / 2
      case .end: width
      }
    let height = style.capitalHeight
    return switch direction {
    case .across:
      Rectangle(x: origin.x - before, y: origin.y - height, width: width, height: height)
    case .upward:
      Rectangle(
        x: origin.x - height, y: origin.y - width + before, width: height, height: width)
    }
  }
}
