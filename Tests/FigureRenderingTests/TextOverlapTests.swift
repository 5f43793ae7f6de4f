import FigureRendering
import Figures
import Testing

@Suite struct TextOverlapTests {
  @Test(arguments: FigureFormat.allForTests)
  func `no two texts of a figure overlap`(format: FigureFormat) throws {
    let fonts = try FontLibrary()
    for figure in try figures() {
      let boxes = try boxes(figure.layout(for: format, measuring: fonts), fonts)
      for (index, box) in boxes.enumerated() {
        for other in boxes[(index + 1)...] {
          #expect(!box.frame.overlaps(other.frame), "\(figure.id): \(box.text), \(other.text)")
        }
      }
    }
  }

  @Test(arguments: FigureFormat.allForTests)
  func `no text leaves the drawing`(format: FigureFormat) throws {
    let fonts = try FontLibrary()
    for figure in try figures() {
      let drawing = try figure.layout(for: format, measuring: fonts)
      for box in try boxes(drawing, fonts) {
        #expect(box.frame.x >= 0 && box.frame.maxX <= drawing.size.width, "\(box.text)")
        #expect(box.frame.y >= 0 && box.frame.maxY <= drawing.size.height, "\(box.text)")
      }
    }
  }

  @Test(arguments: FigureFormat.allForTests)
  func `ten predictions in a row keep their class`(format: FigureFormat) throws {
    let drawing = try SampleFigures.imageGrid().layout(for: format, measuring: FontLibrary())
    for case .text(let run) in drawing.commands {
      #expect(!run.text.contains("…"), "\(run.text)")
    }
  }

  private func figures() throws -> [Figure] {
    try SampleFigures.all()
      + [1, 2, 30].map { try SampleFigures.learningCurves(epochs: $0) }
      + [try SampleFigures.confusionMatrix(classes: 26, missing: 9)]
  }

  private func boxes(
    _ drawing: Drawing, _ fonts: FontLibrary
  ) throws -> [(text: String, frame: Rectangle)] {
    try drawing.commands.compactMap { command in
      guard case .text(let run) = command, run.direction == .across else { return nil }
      let width = try fonts.width(of: run.text, in: run.style)
      let shift: Double =
        switch run.anchor {
        case .start: 0
        case .middle: width / 2
        case .end: width
        }
      let height = run.style.font.capitalHeight * run.style.size
      return (
        run.text,
        Rectangle(
          x: run.origin.x - shift, y: run.origin.y - height, width: width, height: height)
      )
    }
  }
}

extension FigureFormat {
  static var allForTests: [FigureFormat] { [.page, .file, .slide] }
}

extension Rectangle {
  fileprivate func overlaps(_ other: Rectangle) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}
