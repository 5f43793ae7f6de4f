import Figures
import Foundation

/// Writes drawings for goldens.
enum LayoutLines {
  static func lines(of drawing: Drawing) throws -> [String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func line(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    return [try line(drawing.size)] + (try drawing.commands.map { try line($0) })
  }
}
