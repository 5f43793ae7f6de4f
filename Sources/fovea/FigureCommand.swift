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
    let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    if (exists && isFolder.boolValue) || output.hasSuffix("/") {
      throw ValidationError("\(output): this is a folder. Name a file in it.")
    }
    guard let kind else {
      throw ValidationError(
        "\(output): what kind of file? Use a name that ends in .svg, .png, .pdf, .csv or .json, "
          + "or say --format.")
    }
    if let promised, promised != kind {
      throw ValidationError(
        "\(output): the name promises another file than --format \(kind.rawValue). Change one.")
    }
    try pictures.validate(writing: [kind])
  }

  func run() throws {
    let build = try CourseBuild(options)
    let experiments = try build.experiments(making: [id])
    let progress = ProgressReport()
    let results = try build.compute(experiments, progress)
    let figures = try results.flatMap { try $0.figures() }
    guard let figure = figures.first(where: { $0.id == id.lowercased() }) else {
      throw CommandFailure("\(id): the experiment made no such figure.")
    }
    let bytes = try FigureRenderer(fonts: FontLibrary()).bytes(
      of: figure, as: kind ?? .svg, for: destination.format, theme: pictures.appearance,
      scale: Double(pictures.scale))
    try build.checkInterruption(progress)
    guard output != "-" else {
      progress.finish()
      return try DurableFile.send(bytes, to: STDOUT_FILENO, shownAs: "standard output")
    }
    if build.holdsRealData(for: experiments), !figure.dataOrigin.isEmpty {
      try OutputFolder.refuseUnlessPrivate(output)
    }
    try DurableFile.write(bytes, to: output)
    print(TerminalText("\(output): \(progress.finish())"))
  }

  /// What was asked for, else what the file's name says; standard output gets an SVG.
  private var kind: FigureFileKind? {
    format ?? (output == "-" ? .svg : promised)
  }

  /// What the file's name says, if anything.
  private var promised: FigureFileKind? {
    FigureFileKind(rawValue: (output as NSString).pathExtension.lowercased())
  }
}
