import FigureRendering
import Figures
import Foundation

// `figure-bench` measures Fovea's figures beside matplotlib's, a very long curve, a whole export.
// `figure-bench curve` and `figure-bench export` measure these alone; `figure-bench loop CASE FILE`
// draws one case for ten seconds, for a profiler; FILE is a kind of file, such as png.
// `figure-bench digest N` prints a line about the bytes of every file after N other figures; the
// lines are the same everywhere.
let words = Array(CommandLine.arguments.dropFirst())
let renderer = FigureRenderer(fonts: try FontLibrary())
switch words.first {
case "export": try ExportBenchmark(renderer).printResult()
case "curve": try LongCurveBenchmark(renderer).printResult()
case "digest": try printDigests(after: words.dropFirst().first.flatMap { Int($0) } ?? 0)
case "loop": try loop(words.dropFirst().first ?? "matrix", words.last ?? "png")
default:
  try ComparisonTable(renderer, peer: MatplotlibPeer()).printRows()
  try LongCurveBenchmark(renderer).printResult()
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

func printDigests(after others: Int) throws {
  let cases = FigureCase.allCases
  for index in 0..<others { _ = try renderer.svg(cases[index % cases.count].figure()) }
  for bench in others > 0 ? cases.reversed() : cases {
    for appearance in Appearance.allCases {
      let export = FigureExport(appearance: appearance, scale: 1)
        .files(of: try bench.figure(), renderer)
      for refusal in export.refusals { print("\(bench) \(appearance): \(refusal)") }
      for file in export.files {
        print("\(file.name) \(appearance) \(file.bytes.count) \(digest(of: file.bytes))")
      }
    }
  }
}

/// Source: Fowler, Noll & Vo, FNV-1a with 64 bits.
func digest(of bytes: [UInt8]) -> String {
  let hash = bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  return String(hash, radix: 16)
}
