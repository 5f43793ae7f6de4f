import ArgumentParser
import Cancellations
import DurableFiles
import Experiments
import FigureRendering
import Figures
import Foundation
import Synchronization

/// `fovea export`: figures as files for slides, papers and pages.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write figures as files, in all formats or in some.",
    discussion: """
      Files are named after the figure and where it will stand, such as b5-slide-16x9.svg or \
      b5-print-dark.pdf; data is b5.csv and b5.json. A figure that does not fit a format is left \
      out there, said, and ends the command with code 1.

      \(ExitStatus.discussion)
      """)

  @OptionGroup var options: BuildOptions
  @OptionGroup var pictures: PictureOptions

  @Argument(help: "The figures' ids, such as b5; all when left out.")
  var ids: [String] = []

  @Option(name: .customLong("to"), help: "The folder to write to.")
  var folder: String

  @Option(
    name: .customLong("for"), parsing: .upToNextOption,
    help: "Where they will stand: \(Destination.list). All when left out.")
  var destinations: [Destination] = []

  @Option(
    name: .customLong("format"), parsing: .upToNextOption,
    help: "\(FigureFileKind.list). All when left out.")
  var kinds: [FigureFileKind] = []

  func validate() throws {
    if folder.isEmpty { throw ValidationError("--to is empty: name a folder.") }
    try pictures.validate(writing: kinds.isEmpty ? FigureFileKind.allCases : kinds)
  }

  func run() throws {
    let build = try CourseBuild(options)
    let experiments =
      try ids.isEmpty ? build.experiments : build.experiments(named: ids, only: [.figure])
    // What would stop the export at its end is looked at first.
    if try build.holdsRealData(for: experiments) {
      try OutputFolder.refuseUnlessPrivate("\(folder)/")
    }
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let progress = ProgressReport()
    let figures = chosen(from: try build.compute(experiments, progress).flatMap(\.report.figures))
    let exports = files(of: figures, renderer, build)
    try build.checkInterruption(progress)
    try DurableFile.makeFolder(folder)
    for file in exports.flatMap(\.files) {
      try DurableFile.write(file.bytes, to: "\(folder)/\(file.name)")
    }
    let count = exports.reduce(0) { $0 + $1.files.count }
    print(
      "\(folder): \(count) files of \(figures.count) figure\(figures.count == 1 ? "" : "s"); \(progress.finish())"
    )
    let refusals = exports.flatMap(\.refusals).map(\.description)
    guard refusals.isEmpty else {
      throw CommandFailure(refusals.joined(separator: "\nfovea: "))
    }
  }

  /// The figures that were asked for; `d15` is also `d15-1` and `d15-2`.
  private func chosen(from figures: [Figure]) -> [Figure] {
    let wanted = ids.map { $0.lowercased() }
    guard !wanted.isEmpty else { return figures }
    return figures.filter { figure in
      wanted.contains { figure.id == $0 || figure.id.hasPrefix("\($0)-") }
    }
  }

  private typealias Export = (files: [FigureExport.File], refusals: [FigureExport.Refusal])

  /// Everything to be written, so that nothing is when the export is stopped.
  private func files(
    of figures: [Figure], _ renderer: FigureRenderer, _ build: CourseBuild
  ) -> [Export] {
    var plan = FigureExport(appearance: pictures.appearance, scale: Double(pictures.scale))
    if !destinations.isEmpty { plan.formats = destinations.map(\.format) }
    if !kinds.isEmpty { plan.kinds = kinds }
    let (export, cancellation) = (plan, build.cancellation)
    let next = Mutex(0)
    let done = Mutex([Int: Export]())
    DispatchQueue.concurrentPerform(iterations: min(options.jobs, max(figures.count, 1))) { _ in
      while !cancellation.isCancelled {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < figures.count else { return }
        let files = export.files(of: figures[index], renderer)
        done.withLock { $0[index] = files }
      }
    }
    return done.withLock { done in figures.indices.compactMap { done[$0] } }
  }
}
