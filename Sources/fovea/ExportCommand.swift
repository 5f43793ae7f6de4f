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
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder.boolValue {
      throw ValidationError("\(folder): this is a file. Name a folder.")
    }
    try pictures.validate(writing: kinds.isEmpty ? FigureFileKind.allCases : kinds)
  }

  func run() throws {
    let build = try CourseBuild(options)
    let experiments =
      try ids.isEmpty ? build.experiments : build.experiments(making: ids)
    // What would stop the export at its end is looked at first.
    if build.holdsRealData(for: experiments) {
      try OutputFolder.refuseUnlessPrivate("\(folder)/")
    }
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let progress = ProgressReport()
    let figures = chosen(
      from: try build.compute(experiments, progress).flatMap { try $0.figures() })
    let exports = files(of: figures, renderer, build)
    try build.checkInterruption(progress)
    let files = exports.flatMap(\.files)
    try write(files)
    print(
      TerminalText(
        "\(folder): \(counted(files.count, "file")) of \(counted(figures.count, "figure")); "
          + progress.finish()))
    let refusals = exports.flatMap(\.refusals).map(\.description)
    guard refusals.isEmpty else {
      throw CommandFailure(refusals.joined(separator: "\nfovea: "))
    }
  }

  /// The figures that were asked for: their experiments make others, too.
  private func chosen(from figures: [Figure]) -> [Figure] {
    let wanted = ids.map { $0.lowercased() }
    return wanted.isEmpty ? figures : figures.filter { wanted.contains($0.id) }
  }

  /// Each file is written whole or not at all; an error says how many were before it.
  private func write(_ files: [FigureExport.File]) throws {
    try DurableFile.makeFolder(folder)
    for (index, file) in files.enumerated() {
      do {
        try DurableFile.write(file.bytes, to: "\(folder)/\(file.name)")
      } catch {
        throw CommandFailure(
          "\(error.path): cannot \(error.action): \(error.reason). \(index) of "
            + "\(counted(files.count, "file")) were written before it, each whole.")
      }
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private typealias Export = (files: [FigureExport.File], refusals: [FigureExport.Refusal])

  /// Everything to be written, so that nothing is when the export is stopped.
  private func files(
    of figures: [Figure], _ renderer: FigureRenderer, _ build: CourseBuild
  ) -> [Export] {
    var plan = FigureExport(appearance: pictures.appearance, scale: Double(pictures.scale))
    // Whatever is named twice is written once.
    if !destinations.isEmpty {
      let names = destinations.map(\.format.name)
      plan.formats = FigureFormat.standing.filter { names.contains($0.name) }
    }
    if !kinds.isEmpty { plan.kinds = FigureFileKind.allCases.filter(kinds.contains) }
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
