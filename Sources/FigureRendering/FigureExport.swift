public import Figures

/// Which files an export writes of every figure.
public struct FigureExport: Sendable {
  public var formats: [FigureFormat]
  public var kinds: [FigureFileKind]
  /// Light or dark paper; without it, SVG for the web follows its reader, and the rest is light.
  public var appearance: Appearance?
  /// The pixels per point of a PNG.
  public var scale: Double

  public init(
    formats: [FigureFormat] = FigureFormat.standing,
    kinds: [FigureFileKind] = FigureFileKind.allCases,
    appearance: Appearance? = nil, scale: Double = 2
  ) {
    self.formats = formats
    self.kinds = kinds
    self.appearance = appearance
    self.scale = scale
  }

  public struct File: Equatable, Sendable {
    /// Such as `a7-slide-16x9.svg`.
    public var name: String
    public var bytes: [UInt8]
  }

  /// A format that a figure cannot be set in, and why.
  public struct Refusal: Sendable, CustomStringConvertible {
    public var format: FigureFormat?
    public var reason: any Error

    public var description: String {
      (format.map { "left out in the format \($0.name): " } ?? "left out: ") + "\(reason)"
    }
  }

  /// All files of a figure, and the formats that had to be left out.
  public func files(
    of figure: Figure, _ renderer: FigureRenderer
  ) -> (files: [File], refusals: [Refusal]) {
    var files: [File] = []
    var refusals: [Refusal] = []
    for kind in kinds where !kind.isPicture {
      do {
        let bytes = try renderer.bytes(of: figure, as: kind, for: .file)
        files.append(File(name: "\(figure.id).\(kind.rawValue)", bytes: bytes))
      } catch {
        refusals.append(Refusal(reason: error))
      }
    }
    let drawnKinds = kinds.filter(\.isPicture)
    let pictures = PictureFiles(theme: renderer.theme)
    for format in formats where !drawnKinds.isEmpty {
      do {
        // One layout serves all kinds of file.
        let drawing = try renderer.layout(figure, for: format.standing(on: appearance))
        // All kinds of file or none, as the refusal says.
        files += try drawnKinds.map { kind in
          File(
            name: name(of: figure, kind, format),
            bytes: try renderer.bytes(
              of: figure, drawing, as: kind, for: format, theme: appearance, scale: scale,
              pictures: pictures))
        }
      } catch {
        refusals.append(Refusal(format: format, reason: error))
      }
    }
    return (files, refusals)
  }

  private func name(
    of figure: Figure, _ kind: FigureFileKind, _ format: FigureFormat
  ) -> String {
    let theme = appearance == .dark ? "-dark" : ""
    return "\(figure.id)-\(format.name)\(theme).\(kind.rawValue)"
  }
}

extension FigureFormat {
  /// The formats of files that stand alone, in the order in which they are listed.
  public static let standing: [FigureFormat] = [.file, .slide, .slide4x3, .slideHalf, .print]

  /// Whether readers see the picture in a browser, which has fonts and a theme of its own.
  var isWeb: Bool { pointsPerInch == 96 }
}
