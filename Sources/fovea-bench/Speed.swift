/// Images per second over several timed runs.
struct Speed {
  let median: Double
  /// What nine of ten runs reach.
  let p90: Double

  init(median: Double, p90: Double) {
    self.median = median
    self.p90 = p90
  }

  /// Times `runs` runs of `images` images each, after as many unmeasured ones as warm up.
  init(images: Int, warmUp: Int, runs: Int, _ run: () -> Void) {
    for _ in 0..<warmUp { run() }
    let clock = ContinuousClock()
    let speeds = (0..<runs).map { _ in Double(images) / (clock.measure(run) / .seconds(1)) }
      .sorted()
    median = (speeds[(runs - 1) / 2] + speeds[runs / 2]) / 2
    p90 = speeds[runs / 10]
  }
}
