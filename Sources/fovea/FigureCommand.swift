import ArgumentParser
import DurableFiles
import Experiments
import FigureRendering
import Figures
import Foundation

/// `fovea figure`: one figure as a file.
struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure", abstract: "Write one figure as a file.",
    discussion: ExitStatus.discussion)

  @OptionGroup var options: BuildOptions

  @Argument(help: "The figure's id, such as b5.")
  var id: String

  @Option(help: "svg, png or pdf.")
  var format: FigureFileFormat = .svg

  @Option(name: [.customShort("o"), .long], help: "The file to write; - for standard output.")
  var output: String

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output is empty: name a file.") }
  }

  func run() throws {
    let build = try CourseBuild(options)
    let experiments = try build.experiments(named: [id], only: [.figure])
    let progress = ProgressReport()
    let results = try build.compute(experiments, progress)
    let figures = results.flatMap(\.report.figures)
    guard let figure = figures.first(where: { $0.id == id.lowercased() }) else {
      throw CommandFailure("\(id): the experiment made no such figure.")
    }
    let bytes = try format.bytes(of: figure)
    try build.checkInterruption(progress)
    guard output != "-" else {
      progress.finish()
      return FileHandle.standardOutput.write(Data(bytes))
    }
    if try build.holdsRealData(for: experiments), !figure.dataOrigin.isEmpty {
      try OutputFolder.refuseUnlessPrivate(output)
    }
    try DurableFile.write(bytes, to: output)
    print("\(output): \(progress.finish())")
  }
}

/// The formats that a figure is written in.
enum FigureFileFormat: String, CaseIterable, ExpressibleByArgument {
  case svg
  case png
  case pdf

  func bytes(of figure: Figure) throws -> [UInt8] {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    switch self {
    case .svg: return Array(try renderer.svg(figure, for: .file).utf8)
    case .png: return try renderer.png(figure)
    case .pdf: return try renderer.pdf(figure)
    }
  }
}
