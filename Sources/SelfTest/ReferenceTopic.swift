import Foundation
import Tensors
import Training

/// The files of one topic: a description in JSON, the numbers as safetensors.
struct ReferenceTopic {
  let name: String
  let cases: [ReferenceCase]
  /// Calls that have to fail with an error.
  let refusals: [ReferenceCase]
  private let fields: [String: JSONValue]
  private let jsonPath: String

  /// - Throws: `ReferenceError` when a file is missing or damaged.
  init(_ name: String, in source: ReferenceSource) throws {
    self.name = name
    jsonPath = source.place(of: "\(name).json")
    let value: JSONValue
    do {
      value = try JSONDecoder().decode(
        JSONValue.self, from: Self.contents(of: "\(name).json", in: source))
    } catch let error as DecodingError {
      _ = error
      throw ReferenceError(place: jsonPath, problem: .notJSON)
    }
    guard let fields = value.object, let list = fields["cases"]?.list, !list.isEmpty else {
      throw ReferenceError(place: jsonPath, problem: .missing("cases"))
    }
    self.fields = fields
    // Topics of texts alone have no numbers.
    let tensors =
      fields["file"] == nil && list.allSatisfy { $0.object?["tensors"] == nil }
      ? nil : try Self.tensors(in: "\(name).safetensors", of: source)
    let path = jsonPath
    func cases(_ list: [JSONValue]) -> [ReferenceCase] {
      list.enumerated().map {
        ReferenceCase($0.element, at: $0.offset + 1, in: path, tensors: tensors)
      }
    }
    self.cases = cases(list)
    refusals = cases(fields["must_refuse"]?.list ?? [])
  }

  /// The rule for all cases that have none of their own.
  func tolerance() throws -> ReferenceTolerance {
    try ReferenceTolerance(fields["tolerance"], in: jsonPath)
  }

  private static func tensors(
    in file: String, of source: ReferenceSource
  ) throws -> Safetensors {
    do {
      return try Safetensors(bytes: [UInt8](contents(of: file, in: source)))
    } catch let error as SafetensorsError {
      throw ReferenceError(
        place: source.place(of: file), problem: .safetensors(error.description))
    }
  }

  private static func contents(of file: String, in source: ReferenceSource) throws -> Data {
    guard let data = source.contents(of: file) else {
      throw ReferenceError(place: source.place(of: file), problem: .unreadable)
    }
    return data
  }
}

/// A reference file that does not say what it should, or an answer that should not have been given.
struct ReferenceError: Error, Equatable, CustomStringConvertible {
  enum Problem: Equatable {
    case unreadable
    case notJSON
    case missing(String)
    case wrong(String, expected: String)
    case safetensors(String)
    case shape(found: Int, expected: Int)
    case text(found: String, expected: String)
    case notRefused
    case otherImages
    case collection
  }

  /// A file, or a case of it.
  let place: String
  let problem: Problem

  /// Whether the files are at fault, not the engine's answer.
  var isOfFiles: Bool {
    switch problem {
    case .unreadable, .notJSON, .missing, .wrong, .safetensors, .otherImages, .collection: true
    case .shape, .text, .notRefused: false
    }
  }

  var description: String {
    switch problem {
    case .unreadable: "\(place): there is no such file, or it may not be read. Check the folder."
    case .notJSON: "\(place): this is no JSON. Fetch the reference values again."
    case .missing(let field): "\(place): “\(field)” is missing. Fetch the reference values again."
    case .wrong(let field, let expected):
      "\(place): “\(field)” is not \(expected). Fetch the reference values again."
    case .safetensors(let reason): "\(place): \(reason)"
    case .shape(let found, let expected):
      "\(place): the engine gives \(found) numbers, the reference has \(expected)."
    case .text(let found, let expected):
      "\(place): the engine writes “\(found)”, the reference “\(expected)”."
    case .notRefused: "\(place): the call should have been refused."
    case .collection: "\(place) Name the folder that holds the collection, or fetch it again."
    case .otherImages:
      "\(place): the images of the data folder are others than those of the reference. "
        + "Fetch the collection again."
    }
  }
}
