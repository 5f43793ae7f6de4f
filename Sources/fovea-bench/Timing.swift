extension Speed {
  /// A timed run repeats its step until about this many seconds have passed.
  private static let secondsPerRun = 0.12

  /// Times a step over `images` images, after one unmeasured one.
  init(images: Int, runs: Int, _ step: () -> Void) {
    let clock = ContinuousClock()
    step()
    let once = clock.measure(step) / .seconds(1)
    let steps = max(1, Int((Self.secondsPerRun / once).rounded()))
    let speeds = (0..<runs).map { _ in
      let time = clock.measure { for _ in 0..<steps { step() } } / .seconds(1)
      return Double(images * steps) / time
    }.sorted()
    median = (speeds[(runs - 1) / 2] + speeds[runs / 2]) / 2
    p90 = speeds[runs / 10]
  }
}
