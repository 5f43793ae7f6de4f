public import ArgumentParser
public import Filters
import Foundation
import ImageFiles
import NearestNames

/// `fovea filter`: a kernel slid over a user's picture, the result as a picture.
struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter", abstract: "Slide a filter over a picture and write what it answers.",
    discussion: """
      The kernel is one of these, with its parameters behind a colon:
        vertical, horizontal, diagonal-down, diagonal-up   5×5, bright lines
        horizontal-edge, diagonal, edge                    3×3
        sobel    direction=x, y, magnitude or angle
        haar     detail=average, vertical, horizontal or diagonal; level=1 to 8
        gabor    frequency (0.16), theta (0), offset (0), n_stds (3);
                 bandwidth (1), or sigma, or sigma_x and sigma_y;
                 part=real, imaginary or magnitude
        matrix   numbers of your own
      Examples: sobel:direction=x  gabor:frequency=0.16,theta=1.4,sigma=1.2
                haar:detail=diagonal,level=2  "[[0,1],[2,3]]"  "matrix:0,1;2,3"

      Colours are turned to grey first (0.299 red + 0.587 green + 0.114 blue, 0 to 255), unless \
      --channels each filters red, green and blue on their own; transparency is dropped. A Gabor \
      kernel sees each plane standardised to mean 0 and deviation 1, and is convolved with borders \
      that wrap around, size same. All other kernels are correlated, as \
      deep-learning libraries do, where they lie wholly on the picture (valid).

      \(ExitStatus.discussion)
      """)

  @Argument(help: "The filter, with its parameters behind a colon.")
  var kernel: String

  @Argument(help: "The picture: PNG, JPEG, WebP, GIF or BMP.")
  var image: String

  @Option(
    name: [.customShort("o"), .long],
    help: "The PNG file to write, in place of an older one; - for standard output.")
  var output: String

  @Option(
    help: "What is filtered: grey (the colours as one plane of grey) or each (every colour).")
  var channels: FilterChannels = .grey

  @Option(help: "The places to keep: valid, same or full.")
  var size: OutputSize?

  @Option(help: "What lies outside of the picture: zero or wrap.")
  var border: BorderOption?

  @Option(help: "correlate (the kernel as it is written) or convolve (turned by 180°).")
  var operation: FilterOperation?

  @Option(
    help: ArgumentHelp(
      "How numbers become colours: signed, grey, magnitude or pixels.",
      discussion: """
        signed: blue below 0, paper at 0, orange above; grey: mid grey at 0; both reach as far \
        below 0 as above. magnitude: black at 0, white at the largest. pixels: 0 to 255 as they \
        are, clipped. Lengths are shown as magnitude, all else as signed (colours as grey), unless \
        you say. Colours share one scale, and have no signed one.
        """))
  var scale: FilterScale?

  func run() throws {
    let filter = try namedFilter()
    let target = try FilterOutput(output, besides: image)
    let planes = try planes()
    var path = filter.usualPath
    if let size { path.size = size }
    if let border { path.border = border.border }
    if let operation { path.operation = operation }
    try checkEffort(of: filter, on: planes)
    let scale = try scale(of: filter, for: planes)
    let picture = FilterPicture(
      of: try planes.map { try filter.response(of: $0, along: path) }, scale: scale)
    try target.write(try picture.image.png(file: output), saying: picture)
    if case .gabor(let parameters, _) = filter, parameters.isAliased {
      ErrorOutput.print(
        "fovea: note: \(parameters.frequency) waves per pixel are more than 0.5; pixels show a "
          + "slower wave (aliasing).")
    }
  }

  private func namedFilter() throws -> NamedFilter {
    do {
      return try NamedFilter(parsing: kernel)
    } catch let error {
      let nearest = error.unknownWord.flatMap {
        $0.word.isEmpty ? nil : NearestName.nearest(to: $0.word, among: $0.known)
      }
      let question = NearestName.question([nearest].compactMap { $0 })
      throw CommandFailure("\(error)\(question)", status: .wrongUsage)
    }
  }

  /// One plane of grey, or three of red, green and blue.
  private func planes() throws -> [Plane] {
    let picture = try PixelImage(decoding: bytes(), file: image)
    let planes = channels == .each && picture.channels != .grey ? picture.rgb() : picture.grey()
    let count = planes.channels.rawValue
    return (0..<count).map { channel in
      Plane(
        height: planes.height, width: planes.width,
        values: stride(from: channel, to: planes.pixels.count, by: count).map {
          Float(planes.pixels[$0])
        })
    }
  }

  private func scale(of filter: NamedFilter, for planes: [Plane]) throws -> FilterScale {
    guard planes.count > 1 else {
      return scale ?? (filter.givesMagnitudes ? .magnitude : .signed)
    }
    guard scale != .signed else {
      throw CommandFailure(
        "--scale signed colours one plane of numbers, and --channels each makes three. "
          + "Use grey, magnitude or pixels.", status: .wrongUsage)
    }
    return scale ?? (filter.givesMagnitudes ? .magnitude : .grey)
  }

  /// The picture's bytes; a named pipe or a device would keep us waiting for ever.
  private func bytes() throws -> [UInt8] {
    let attributes: [FileAttributeKey: Any]
    do {
      let path = URL(fileURLWithPath: image).resolvingSymlinksInPath().path
      attributes = try FileManager.default.attributesOfItem(atPath: path)
    } catch {
      throw unreadable("there is no such file")
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw unreadable("it is not a regular file")
    }
    guard let data = FileManager.default.contents(atPath: image) else {
      throw unreadable("permission denied")
    }
    return [UInt8](data)
  }

  private func unreadable(_ reason: String) -> ImageFileError {
    ImageFileError(file: image, problem: .unreadable(reason: reason))
  }

  /// Products beyond which a filter would take minutes.
  private static let mostProducts = 100_000_000_000

  private func checkEffort(of filter: NamedFilter, on planes: [Plane]) throws {
    let (plane, size) = (planes[0], filter.kernelSize)
    guard size[0] <= plane.height, size[1] <= plane.width else {
      throw CommandFailure(
        "\(image): a kernel of \(size[0])×\(size[1]) is larger than the picture of "
          + "\(plane.height)×\(plane.width) (rows×columns). Use a smaller kernel.",
        status: .wrongUsage)
    }
    // Sobel and Gabor filters slide two kernels.
    let passes = if case .kernel = filter { planes.count } else { 2 * planes.count }
    guard passes * plane.height * plane.width * size[0] * size[1] <= Self.mostProducts else {
      throw CommandFailure(
        "\(image): a kernel of \(size[0])×\(size[1]) on \(plane.height)×\(plane.width) pixels "
          + "would take minutes. Use a smaller kernel or a smaller picture.",
        status: .wrongUsage)
    }
  }
}

/// What of a picture in colours is filtered.
enum FilterChannels: String, CaseIterable, ExpressibleByArgument {
  case grey
  case each
}

/// What users call the borders.
enum BorderOption: String, CaseIterable, ExpressibleByArgument {
  case zero
  case wrap

  var border: Border { self == .zero ? .zero : .wrapAround }
}

extension OutputSize: ExpressibleByArgument {}
extension FilterOperation: ExpressibleByArgument {}
