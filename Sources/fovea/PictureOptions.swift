public import ArgumentParser
public import FigureRendering
import Figures

/// How pictures look, for the commands that write figures.
struct PictureOptions: ParsableArguments {
  @Option(
    help: "Light or dark paper: light, dark. Left out, an SVG for the web follows its reader.")
  var theme: PaperTheme?

  @Option(help: "Pixels per point of a PNG: 1 or 2.")
  var scale = 2

  func validate() throws {
    guard scale == 1 || scale == 2 else {
      throw ValidationError("--scale \(scale): give 1 or 2 pixels per point.")
    }
  }

  var appearance: Appearance? { theme.map { $0 == .dark ? .dark : .light } }

  /// Refuses a theme that nothing of what is written can have.
  func validate(writing kinds: [FigureFileKind]) throws {
    guard let theme else { return }
    guard kinds.contains(where: \.isPicture) else {
      throw ValidationError("--theme \(theme.rawValue): data has no colours. Leave out --theme.")
    }
  }
}

/// Light or dark paper, as the command line names it.
enum PaperTheme: String, CaseIterable, ExpressibleByArgument {
  case light
  case dark
}

/// Where a figure will stand, as the command line names it.
struct Destination: ExpressibleByArgument {
  let format: FigureFormat

  init(_ format: FigureFormat) {
    self.format = format
  }

  init?(argument: String) {
    guard let format = FigureFormat.standing.first(where: { $0.name == argument.lowercased() })
    else { return nil }
    self.init(format)
  }

  static var allValueStrings: [String] { FigureFormat.standing.map(\.name) }
  static var list: String { allValueStrings.joined(separator: ", ") }

  var defaultValueDescription: String { format.name }
}

extension FigureFileKind: ExpressibleByArgument {
  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
