import Datasets
import ImageFiles

extension SelfTestTopic {
  /// Files as people have them, good ones and damaged ones: read right, or refused by name.
  static let inputs = SelfTestTopic("inputs") { test, reference in
    var findings = TopicFindings(tolerance: "equal; JPEG within 2 of 255")
    for example in reference.cases {
      let file = "inputs/\(example.name)"
      let read = {
        guard let content = test.reference.contents(of: file) else {
          throw ReferenceError(place: test.reference.place(of: file), problem: .unreadable)
        }
        return try ReadInput([UInt8](content), of: example)
      }
      switch example["must"]?.text {
      case "load": findings.check(example) { try read().error(against: example) }
      case "refuse":
        findings.checkRefusal(example) {
          do {
            _ = try read()
          } catch  where !names("\(error)", the: example) {
            // A refusal of which nobody knows what it speaks of counts as none.
          }
        }
      case "refuse or load":
        findings.check(example) {
          let input: ReadInput
          do {
            input = try read()
          } catch {
            if isRefusal(error, of: example) { return 0 }
            throw error
          }
          return try example["tensors"] == nil ? 0 : input.error(against: example)
        }
      default:
        findings.check(example) { throw example.wrong("must", expected: "“load” or “refuse”") }
      }
    }
    return findings
  }

  /// Whether an error says that the engine refused the file, and not that there is none.
  private static func isRefusal(_ error: any Error, of example: ReferenceCase) -> Bool {
    !(error is NotBuilt || error is ReferenceError) && names("\(error)", the: example)
  }

  /// Whether an error names the file, and the line where the description does.
  private static func names(_ error: String, the example: ReferenceCase) -> Bool {
    let why = (example["why"]?.text ?? "").split(separator: " ")
    let line = why.first == "line" && why.count > 1 ? "line \(why[1])" : ""
    return error.contains(example.name) && (line.isEmpty || error.contains(line))
  }
}

/// What a file was read as.
private enum ReadInput {
  case image(PixelImage, isJPEG: Bool)
  case images(IDXImages)
  case labels(IDXLabels)
  case table(CSVImages)

  init(_ bytes: [UInt8], of example: ReferenceCase) throws {
    let name = example.name
    switch try example.text("as") {
    case "image":
      let image = try PixelImage(decoding: bytes, file: name)
      self = .image(image, isJPEG: bytes.starts(with: [0xFF, 0xD8]))
    case "idx images": self = .images(try IDXImages(bytes: bytes, file: name))
    case "idx labels": self = .labels(try IDXLabels(bytes: bytes, file: name))
    case "csv": self = .table(try CSVImages(bytes: bytes, file: name))
    case let kind: throw NotBuilt(what: "\(name), read as \(kind)")
    }
  }

  /// The largest difference as a share of what is allowed.
  func error(against example: ReferenceCase) throws -> Double {
    // Decoders of JPEG differ in rounding; half a level allows no difference at all.
    let (exact, jpeg) = (0.5, 2.0)
    switch self {
    case .image(let image, let isJPEG):
      let channels = image.channels == .grey ? [] : [image.channels.rawValue]
      return try Self.difference(
        image.pixels, [image.height, image.width] + channels, "pixels", of: example)
        / (isJPEG ? jpeg : exact)
    case .images(let images):
      return try Self.difference(
        images.pixels, [images.count, images.height, images.width], "pixels", of: example) / exact
    case .labels(let labels):
      return try Self.difference(
        labels.labels, [labels.labels.count], "labels", of: example) / exact
    case .table(let table):
      let pixels = try Self.difference(
        table.pixels, [table.count, table.height, table.width], "pixels", of: example)
      let labels = try Self.difference(table.labels, [table.count], "labels", of: example)
      return max(pixels, labels) / exact
    }
  }

  private static func difference(
    _ found: [UInt8], _ shape: [Int], _ tensor: String, of example: ReferenceCase
  ) throws -> Double {
    let expected = try example.numbers(tensor)
    guard try example.shape(tensor) == shape else {
      throw ReferenceError(
        place: "\(example.name)/\(tensor)",
        problem: .shape(found: found.count, expected: expected.count))
    }
    return zip(found, expected).reduce(0) { max($0, abs(Double($1.0) - $1.1)) }
  }
}
