import Figures
import Testing

@Suite struct LineFittingTests {
  /// Every character is one wide.
  private func fitting(_ room: Double) -> LineFitting {
    LineFitting(room: room) { Double($0.count) }
  }

  @Test func `lines break at spaces`() throws {
    #expect(
      try fitting(11).lines(of: "one two three four five")
        == ["one two", "three four", "five"])
  }

  @Test func `the last word gets company where the line above can spare a word`() throws {
    #expect(try fitting(12).lines(of: "a bb ccc dddd e") == ["a bb ccc", "dddd e"])
  }

  @Test func `a line of two words keeps them`() throws {
    #expect(try fitting(10).lines(of: "first word last") == ["first word", "last"])
  }

  @Test func `a number keeps its unit`() throws {
    #expect(
      try fitting(8).lines(of: "about 97\u{00A0}% now") == ["about", "97\u{00A0}% now"])
  }

  @Test func `line breaks and several spaces count as one space`() throws {
    #expect(try fitting(20).lines(of: " one \n two\tthree ") == ["one two three"])
  }

  @Test func `a word of two hundred characters is cut`() throws {
    let word = String(repeating: "w", count: 200)
    #expect(
      try fitting(10).lines(of: "so \(word) ends")
        == ["so", String(repeating: "w", count: 9) + "…", "ends"])
  }

  @Test func `what does not fit into the allowed lines is cut`() throws {
    #expect(
      try fitting(10).lines(of: "one two three four five six", limit: 2)
        == ["one two", "three fou…"])
  }

  @Test func `a cut does not end with a space`() throws {
    #expect(try fitting(5).shortened("one two") == "one…")
  }

  @Test func `letters keep their accents when cut`() throws {
    #expect(try fitting(4).shortened("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}") == "ééé…")
  }

  @Test func `room for nothing still shows the first letter`() throws {
    #expect(try fitting(0).shortened("word") == "w…")
    #expect(try fitting(0).lines(of: "") == [])
  }

  @Test func `a hundred thousand characters are cut at once`() throws {
    var measured = 0
    let fitting = LineFitting(room: 50) {
      measured += 1
      return Double($0.count)
    }
    _ = try fitting.shortened(String(repeating: "x", count: 100_000))
    #expect(measured < 30)
  }
}
