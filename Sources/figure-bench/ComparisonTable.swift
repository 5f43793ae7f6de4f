import FigureRendering
import Figures

/// One row a file: milliseconds and bytes of Fovea and of matplotlib at the same size.
struct ComparisonTable {
  private let renderer: FigureRenderer
  private let peer: MatplotlibPeer?
  /// Fovea may take at most this part of matplotlib's time.
  private static let wantedRatio = 15.0

  init(_ renderer: FigureRenderer, peer: MatplotlibPeer?) {
    self.renderer = renderer
    self.peer = peer
  }

  func printRows() throws {
    if peer == nil {
      print("matplotlib is missing: set FOVEA_PYTHON to a Python that imports it.")
    }
    print("| figure | file | Fovea ms | matplotlib ms | ratio | Fovea KB | matplotlib KB |")
    print("|---|---|--:|--:|--:|--:|--:|")
    for bench in FigureCase.allCases {
      for (kind, scale) in [(FigureFileKind.png, 1.0), (.png, 2), (.svg, 1)] {
        try printRow(bench, kind, scale: scale)
      }
    }
  }

  private func printRow(_ bench: FigureCase, _ kind: FigureFileKind, scale: Double) throws {
    let size = try renderer.layout(bench.figure(), for: .file).size
    let bytes = try renderer.bytes(of: bench.figure(), as: kind, for: .file, scale: scale).count
    let own = try medianMilliseconds {
      _ = try renderer.bytes(of: bench.figure(), as: kind, for: .file, scale: scale)
    }
    let other = try peer?.measurement(
      of: MatplotlibPeer.Job(
        figure: bench.rawValue, format: kind.rawValue, width: size.width, height: size.height,
        scale: scale))
    let pixels = "\(Int(size.width * scale))×\(Int(size.height * scale))"
    var cells = [bench.title, kind == .png ? "PNG, \(pixels)" : "SVG", rounded(own)]
    if let other {
      let ratio = other.milliseconds / own
      cells += [
        rounded(other.milliseconds), bold(rounded(ratio), if: ratio < Self.wantedRatio),
        bold(kilobytes(bytes), if: bytes > other.bytes), kilobytes(other.bytes),
      ]
    } else {
      cells += ["", "", kilobytes(bytes), ""]
    }
    print("| " + cells.joined(separator: " | ") + " |")
  }

  private func bold(_ text: String, if isMissed: Bool) -> String {
    isMissed ? "**\(text)**" : text
  }

  private func kilobytes(_ bytes: Int) -> String { rounded(Double(bytes) / 1000) }
}

/// One decimal.
func rounded(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }

/// The median of eleven runs, each of which repeats the body for about 50 ms.
func medianMilliseconds(_ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  try body()
  let once = try clock.measure(body) / .milliseconds(1)
  let rounds = max(1, Int((50 / once).rounded()))
  let times = try (0..<11).map { _ in
    try clock.measure { for _ in 0..<rounds { try body() } } / .milliseconds(1)
  }
  return times.sorted()[5] / Double(rounds)
}
