import FigureRendering
import Figures
import Foundation

// `figure-bench` measures Fovea's figures beside matplotlib's, then a whole export.
// `figure-bench export` measures the export alone; `figure-bench loop CASE FILE` draws one case for
// ten seconds, for a profiler; FILE is a kind of file, such as png.
let words = Array(CommandLine.arguments.dropFirst())
let renderer = FigureRenderer(fonts: try FontLibrary())
switch words.first {
case "export": try ExportBenchmark(renderer).printResult()
case "loop": try loop(words.dropFirst().first ?? "matrix", words.last ?? "png")
default:
  try ComparisonTable(renderer, peer: MatplotlibPeer()).printRows()
  try ExportBenchmark(renderer).printResult()
}

func loop(_ name: String, _ kind: String) throws {
  guard let bench = FigureCase(rawValue: name), let kind = FigureFileKind(rawValue: kind) else {
    return print("cases: \(FigureCase.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  let end = ContinuousClock.now + .seconds(10)
  var rounds = 0
  while ContinuousClock.now < end {
    _ = try renderer.bytes(of: bench.figure(), as: kind, for: .file, scale: 1)
    rounds += 1
  }
  print("\(rounds) rounds")
}
