import Networks
import Tensors

extension SelfTestTopic {
  /// What two tools print of a network, character for character.
  static let summaries = SelfTestTopic("summaries") { _, reference in
    var findings = TopicFindings(tolerance: "equal text")
    for example in reference.cases {
      findings.check(example) {
        let input = try example.wholes("input")
        guard (1...3).contains(input.count), input.allSatisfy((1...65_535).contains),
          input.reduce(1, *) <= 1 << 30
        else { throw example.wrong("input", expected: "the shape of an image") }
        let network = try ListedNetwork.build(example["layers"], input: Shape(input))
        let outline = try NetworkOutline(network)
        let batch = try example.whole("torchinfo_batch")
        guard (1...65_535).contains(batch) else {
          throw example.wrong("torchinfo_batch", expected: "a number of images")
        }
        try compare(outline.torchinfo(batch: batch), with: example, "torchinfo")
        try compare(outline.torchsummary, with: example, "torchsummary")
        return 0
      }
    }
    return findings
  }

  private static func compare(
    _ text: String, with example: ReferenceCase, _ field: String
  ) throws {
    let (found, expected) = (lines(text), lines(try example.text(field)))
    for (number, pair) in zip(found, expected).enumerated() where pair.0 != pair.1 {
      throw ReferenceError(
        place: "\(example.name)/\(field), line \(number + 1)",
        problem: .text(found: pair.0, expected: pair.1))
    }
    guard found.count == expected.count else {
      throw ReferenceError(
        place: "\(example.name)/\(field)",
        problem: .text(found: "\(found.count) lines", expected: "\(expected.count) lines"))
    }
  }

  /// Lines without spaces at their ends, and without empty lines at the end.
  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
