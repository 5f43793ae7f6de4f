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
  @OptionGroup var pictures: PictureOptions

  @Argument(help: "The figure's id, such as b5.")
  var id: String

  @Option(
    name: .customLong("for"),
    help: "Where it will stand: \(Destination.list). Web when left out.")
  var destination = Destination(.file)

  @Option(help: "\(FigureFileKind.list). The file's ending decides when left out.")
  var format: FigureFileKind?

  @Option(name: [.customShort("o"), .long], help: "The file to write; - for standard output.")
  var output: String

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output is empty: name a file.") }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: output, isDirectory: &isFolder), isFolder.boolValue {
      throw ValidationError("\(output): this is a folder. Name a file in it.")
    }
    guard let kind else {
      throw ValidationError(
        "\(output): what kind of file? Use a name that ends in .svg, .png, .pdf, .csv or .json, "
          + "or say --format.")
    }
    try pictures.validate(writing: [kind])
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
    let bytes = try FigureRenderer(fonts: FontLibrary()).bytes(
      of: figure, as: kind ?? .svg, for: destination.format, theme: pictures.appearance,
      scale: Double(pictures.scale))
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

  /// What was asked for, else what the file's name says; standard output gets an SVG.
  private var kind: FigureFileKind? {
    if let format { return format }
    if output == "-" { return .svg }
    return FigureFileKind(rawValue: (output as NSString).pathExtension.lowercased())
  }
}
