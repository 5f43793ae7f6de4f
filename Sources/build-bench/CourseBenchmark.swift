/// How builds of a synthetic course take longer when it grows.
enum CourseBenchmark {
  private static let sizes = [250, 500, 1_000, 2_000]
  /// Seconds and bytes for everything cached, whatever the size.
  private static let wanted = (seconds: 3.0, memory: 300_000_000)

  static func printRows(in folder: String) throws {
    print(
      "| figures | first build, s | nothing changed, s | ms a figure | memory, MB "
        + "| one figure's style, s | prose edit, s |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    for size in sizes { try printRow(size, "\(folder)/\(size)") }
  }

  private static func printRow(_ figures: Int, _ folder: String) throws {
    let first = try build(figures, in: folder, expecting: nil)
    let cached = try (0..<7).map { _ in try build(figures, in: folder, expecting: 0) }
    // The figure's values and its pictures, its lecture and the start page that shows it.
    let style = try (1...5).map { try build(figures, style: $0, in: folder, expecting: 4) }
    let prose = try (1...5).map {
      try build(figures, style: 5, prose: $0, in: folder, expecting: 1)
    }
    let seconds = Times(cached.map(\.seconds))
    let memory = cached.map(\.memory).max() ?? 0
    let megabytes = "\(memory / 1_000_000)"
    let cells = [
      "\(figures)", rounded(first.seconds), seconds.words(wanted: wanted.seconds),
      rounded(1000 * seconds.median / Double(figures)),
      memory > wanted.memory ? "**\(megabytes)**" : megabytes,
      Times(style.map(\.seconds)).words(wanted: nil),
      Times(prose.map(\.seconds)).words(wanted: nil),
    ]
    print("| " + cells.joined(separator: " | ") + " |")
  }

  /// One build in a process of its own, which must compute as many nodes as expected, or its time
  /// says nothing.
  private static func build(
    _ figures: Int, style: Int = 0, prose: Int = 0, in folder: String, expecting count: Int?
  ) throws -> (seconds: Double, memory: Int) {
    let (seconds, output) = try TimedProcess(
      arguments: [
        "\(TimedProcess.programs)/build-bench", "build", folder, "\(figures)", "\(style)",
        "\(prose)",
      ]
    ).run()
    let numbers = output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count == 2, count == nil || numbers[0] == count else {
      throw TimedProcess.Failure(
        description: "\(figures) figures: expected \(count ?? 0) computed nodes, found \(output)")
    }
    return (seconds, numbers[1])
  }
}
