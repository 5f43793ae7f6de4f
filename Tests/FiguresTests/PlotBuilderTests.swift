import Figures
import Testing

@Suite struct PlotBuilderTests {
  @Test func `marks are listed one below the other`() throws {
    let figure = Figure("built", "Loss falls, then the gap opens") {
      Line(x: [1, 2], y: [2, 1], label: "training")
      Line(x: [1, 2], y: [2, 1.5], label: "validation")
      Rule(y: 2.3, label: "guessing")
    }
    .axis(.y, "cross-entropy (nats)")
    guard case .plot(let plot) = figure.panels[0].content else {
      Issue.record("The panel holds no plot.")
      return
    }
    #expect(plot.marks.count == 3)
    #expect(plot.y.title == "cross-entropy (nats)")
    try figure.validate()
  }

  @Test(arguments: [true, false])
  func `conditions and loops choose marks`(isMarked: Bool) {
    let panel = Panel {
      if isMarked { Rule(y: 1) }
      if isMarked { Rule(y: 2) } else { Rule(x: 2) }
      for value in 0..<3 { Rule(y: Double(value)) }
    }
    guard case .plot(let plot) = panel.content else {
      Issue.record("The panel holds no plot.")
      return
    }
    #expect(plot.marks.count == (isMarked ? 5 : 4))
  }

  @Test func `modifiers return copies`() {
    let figure = Figure("copy", "A copy") { Rule(y: 1) }
    let changed = figure.subtitle("Below").caption("Aside").dataOrigin("Made up.").shared(.y)
    #expect(figure.subtitle.isEmpty && figure.verticalScale == .free)
    #expect(changed.subtitle == "Below" && changed.caption == "Aside")
    #expect(changed.dataOrigin == "Made up." && changed.verticalScale == .shared)
  }

  @Test func `words follow the axes`() {
    let figure = Figure("words", "Words") { Line(x: [1, 2], y: [0.5, 0.9]) }
      .axis(.y, "recall", format: .percent)
    #expect(figure.alternativeText.hasPrefix("Recall rises from 50\u{00A0}% to 90\u{00A0}%"))
  }

  @Test func `words written by hand stay`() {
    var figure = Figure("words", "Words") { Line(x: [1, 2], y: [0.5, 0.9]) }
    figure.alternativeText = "By hand."
    #expect(figure.axis(.y, "recall").alternativeText == "By hand.")
  }
}
