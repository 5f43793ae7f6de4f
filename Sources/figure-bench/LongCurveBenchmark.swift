import FigureRendering
import Figures

/// How long a curve of a million points takes from its value to a drawing and to text.
struct LongCurveBenchmark {
  private static let points = 1_000_000
  private static let rounds = 5

  private let renderer: FigureRenderer

  init(_ renderer: FigureRenderer) {
    self.renderer = renderer
  }

  /// Prints the medians in milliseconds.
  func printResult() throws {
    let y = (0..<Self.points).map { (Double($0) * 0.377).truncatingRemainder(dividingBy: 1) }
    let figure = Figure("long-curve", "A million points") {
      Line(x: y.indices.map { Double($0) }, y: y, label: "loss")
    }
    let layout = try median { _ = try renderer.layout(figure, for: .page) }
    let csv = try median { _ = figure.csv() }
    let json = try median { _ = try figure.json() }
    print("a curve of 10⁶ points: layout \(layout) ms, CSV \(csv) ms, JSON \(json) ms")
  }

  private func median(_ work: () throws -> Void) throws -> Int {
    let clock = ContinuousClock()
    let times = try (0..<Self.rounds).map { _ in try clock.measure(work) / .milliseconds(1) }
    return Int(times.sorted()[Self.rounds / 2].rounded())
  }
}
