import ArgumentParser
import Networks
import Tensors

/// `fovea summary`: a network's layers, shapes and counts.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Print the layers, shapes and parameters of a network.",
    discussion: """
      Models:
      \(modelList)

      \(ExitStatus.discussion)
      """)

  private static var modelList: String {
    let models = Zoo.models.map { ($0.id, $0.title) } + [("mobilenet-0.25", "any other width")]
    let width = models.map(\.0.count).max() ?? 0
    return models.map { id, title in
      "  \(id)\(String(repeating: " ", count: width - id.count))  \(title)"
    }.joined(separator: "\n")
  }

  @Argument(help: "The id of a network of the zoo.")
  var model: String

  @Option(help: "As torchinfo prints it, as torchsummary does, or a table that says more.")
  var style = SummaryStyle.table

  @Option(
    help: "The shape of one image, such as 1,28,28; else the model's usual one.",
    transform: InputShape.init)
  var input: InputShape?

  func run() throws {
    do {
      let outline = try Zoo.model(model).outline(input: input?.shape)
      print(text(of: outline), terminator: "")
    } catch let error as UnknownModelError {
      throw CommandFailure("\(error)", status: .wrongUsage)
    } catch let error as ShapeError {
      throw CommandFailure("\(model): \(error)", status: .wrongUsage)
    }
  }

  private func text(of outline: NetworkOutline) -> String {
    switch style {
    case .torchinfo: outline.torchinfo()
    case .torchsummary: outline.torchsummary
    case .table: outline.table
    }
  }
}

enum SummaryStyle: String, ExpressibleByArgument, CaseIterable {
  case torchinfo
  case torchsummary
  case table
}

/// Whole numbers from 1 with commas between them: `3,224,224`.
struct InputShape {
  private static let longestAxis = 65_535
  /// More values than any photo has, and few enough that counts cannot overflow.
  private static let most = 1 << 30

  let shape: Shape

  /// - Throws: `ValidationError` that says what is allowed.
  init(_ argument: String) throws {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let axes = parts.compactMap { Int($0) }
    guard axes.count == parts.count, (1...3).contains(axes.count),
      axes.allSatisfy((1...Self.longestAxis).contains)
    else {
      throw ValidationError(
        "give one to three whole numbers from 1 to \(Self.longestAxis) with commas between them, "
          + "such as 3,224,224.")
    }
    guard axes.reduce(1, *) <= Self.most else {
      throw ValidationError("an image may have at most \(Self.most) values.")
    }
    shape = Shape(axes)
  }
}
