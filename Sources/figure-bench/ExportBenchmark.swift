import FigureRendering
import Figures
import Foundation
import Gallery
import Synchronization

/// How long 128 figures take in every format and kind of file, in memory, on two threads.
struct ExportBenchmark {
  private static let figures = 128
  private static let threads = 2

  private let renderer: FigureRenderer

  init(_ renderer: FigureRenderer) {
    self.renderer = renderer
  }

  /// Prints seconds, files and bytes; the gallery's samples are repeated until there are enough.
  func printResult() throws {
    let samples = try Gallery.samples()
    let figures = (0..<Self.figures).map { samples[$0 % samples.count] }
    let renderer = renderer
    let next = Mutex(0)
    let results = Mutex(Results())
    let processorTime = clock()
    let time = ContinuousClock().measure {
      DispatchQueue.concurrentPerform(iterations: Self.threads) { _ in
        while true {
          let index = next.withLock { next in
            defer { next += 1 }
            return next
          }
          guard index < figures.count else { return }
          let export = FigureExport().files(of: figures[index], renderer)
          results.withLock { $0.add(export) }
        }
      }
    }
    let busy = Double(clock() - processorTime) / Double(CLOCKS_PER_SEC)
    let sums = results.withLock { $0 }
    print(
      "\(Self.figures) figures, \(sums.files) files of \(sums.bytes / 1_000_000) MB: "
        + "\(rounded(time / .seconds(1))) s on \(Self.threads) threads, \(rounded(busy)) s of "
        + "processor time; wanted: 5 s")
    for refusal in sums.refusals.sorted() { print(refusal) }
  }

  private struct Results {
    var files = 0
    var bytes = 0
    var refusals: Set<String> = []

    mutating func add(_ export: (files: [FigureExport.File], refusals: [FigureExport.Refusal])) {
      files += export.files.count
      bytes += export.files.reduce(0) { $0 + $1.bytes.count }
      refusals.formUnion(export.refusals.map(\.description))
    }
  }
}
