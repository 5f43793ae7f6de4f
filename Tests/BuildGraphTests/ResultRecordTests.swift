import BuildGraph
import Contents
import Testing

struct ResultRecordTests {
  private func record(
    fields: [NodeKey.Field] = [NodeKey.Field("kind", "model"), NodeKey.Field("epochs", "5")],
    node: String = "model bt1", parts: [ResultRecord.Part] = [Self.part("model")],
    seconds: Double = 2.018209946, date: Int = 1_795_298_073, program: String = "fovea 1"
  ) -> ResultRecord {
    ResultRecord(
      key: NodeKey(fields: fields), node: node, parts: parts, seconds: seconds, date: date,
      program: program)
  }

  private static func part(_ name: String) -> ResultRecord.Part {
    ResultRecord.Part(name: name, hash: ContentHash(of: name), size: name.utf8.count)
  }

  /// What may confuse a reader of lines.
  private static let oddTexts = [
    "", " ", "a b", "a\tb", "\t", "a\nb", "\n", "a\r\nb", "\r", "\\", "\\n", "a\\tb\\\\", "\u{0}",
    "\u{301}accent first", "e\u{301}", "é", "🧑‍🎓", "sha256 0", "part x",
  ]

  @Test(arguments: oddTexts) func `every field survives, whatever stands in it`(
    text: String
  )
    throws
  {
    let written = record(
      fields: [NodeKey.Field(text, "value"), NodeKey.Field("name", text)], node: text,
      parts: [Self.part(text), Self.part("other")], program: text)
    let read = try #require(ResultRecord(encoded: written.encoded))
    #expect(read == written)
    // Texts that look the same may be equal to Swift and yet other bytes.
    #expect(read.encoded == written.encoded)
    #expect(read.key.hash == written.key.hash)
  }

  @Test func `a record without fields or parts is one`() {
    let written = record(fields: [], parts: [])
    #expect(ResultRecord(encoded: written.encoded) == written)
  }

  @Test(arguments: [0, 1e-9, 0.1, 86_400.5, 1e300]) func `durations come back as they were`(
    seconds: Double
  ) {
    #expect(ResultRecord(encoded: record(seconds: seconds).encoded)?.seconds == seconds)
  }

  @Test func `a record that was cut anywhere is refused`() {
    let bytes = record().encoded
    for length in bytes.indices {
      #expect(ResultRecord(encoded: Array(bytes.prefix(length))) == nil, "\(length) bytes")
    }
  }

  @Test func `a record with any one bit flipped is refused`() {
    var bytes = record().encoded
    for place in bytes.indices {
      for bit in 0..<8 {
        bytes[place] ^= 1 << bit
        #expect(ResultRecord(encoded: bytes) == nil, "byte \(place), bit \(bit)")
        bytes[place] ^= 1 << bit
      }
    }
  }

  @Test func `a record with something behind it is refused`() {
    #expect(ResultRecord(encoded: record().encoded + [10]) == nil)
    #expect(ResultRecord(encoded: record().encoded + record().encoded) == nil)
  }

  @Test(arguments: [Double.nan, .infinity, -1]) func `a duration that is none is refused`(
    seconds: Double
  ) {
    #expect(ResultRecord(encoded: record(seconds: seconds).encoded) == nil)
  }

  @Test func `a size below zero is refused`() {
    let part = ResultRecord.Part(name: "model", hash: ContentHash(of: "x"), size: -1)
    #expect(ResultRecord(encoded: record(parts: [part]).encoded) == nil)
  }

  @Test func `the hash of a result tells its parts apart, by name, bytes and order`() {
    let (one, two) = (Self.part("one"), Self.part("two"))
    let renamed = ResultRecord.Part(name: "three", hash: one.hash, size: one.size)
    let hashes = [[], [one], [two], [one, two], [two, one], [renamed]].map {
      record(parts: $0).hash
    }
    #expect(Set(hashes).count == hashes.count)
  }

  @Test func `the hash of a result does not know when and where it was computed`() {
    #expect(
      record().hash == record(node: "x", seconds: 9, date: 9, program: "another").hash)
  }
}
