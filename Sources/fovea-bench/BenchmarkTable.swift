import Foundation

/// The rows as they are measured, printed as tables of Markdown.
struct BenchmarkTable {
  let threads: Int
  let peer: TorchPeer?
  private var ratios: [Double] = []
  private var memoryRows: [String] = []

  init(threads: Int, peer: TorchPeer?) {
    self.threads = threads
    self.peer = peer
  }

  func printHead() {
    print("| | batch | Fovea | PyTorch | Fovea again | ratio |")
    print("|---|--:|--:|--:|--:|--:|")
  }

  /// A few steps without timing.
  mutating func measureMemory(_ row: BenchmarkRow) throws {
    let job = try row.job(threads: threads).with(threads: threads, runs: 0)
    guard let memory = try ChildProcess.fovea.measurement(of: job)?.memory else {
      memoryRows.append("| \(row.title) | failed | | | | | | | | |")
      return
    }
    memoryRows.append(words(memory, of: row))
  }

  /// Fovea, the peer, Fovea again: other work on the machine comes and goes.
  mutating func measure(_ row: BenchmarkRow) throws {
    let job = try row.job(threads: threads)
    guard row.isTimed else { return try measureMemory(row) }
    guard let first = try ChildProcess.fovea.measurement(of: job), let speed = first.speed else {
      return print("| \(row.title) | \(row.batch) | failed | | | |")
    }
    if row.mode == .training, let memory = first.memory {
      memoryRows.append(words(memory, of: row))
    }
    var cells = ["\(row.batch)", words(speed, row)]
    let torch = try peer?.measurement(of: job)
    if let torch, let other = torch.speed,
      let again = try ChildProcess.fovea.measurement(of: job)?.speed
    {
      let ratio = min(speed.median, again.median) / other.median
      if row.mode == .training { ratios.append(ratio) }
      cells += [words(other, row), words(again, row), rounded(ratio)]
    } else {
      cells += [peer == nil ? "" : "failed", "", ""]
    }
    print("| \(row.title) | " + cells.joined(separator: " | ") + " |")
    if let torch, torch.parameters != first.parameters {
      print(
        "\(row.title): Fovea has \(first.parameters) parameters, PyTorch \(torch.parameters).")
    }
  }

  /// The mean of the ratios, and what training takes.
  func printRest() {
    if !ratios.isEmpty {
      let mean = exp(ratios.map { log($0) }.reduce(0, +) / Double(ratios.count))
      print("geometric mean of the training ratios: \(rounded(mean))\n")
    }
    if memoryRows.isEmpty { return }
    print("memory of training in MB; the excess may be 64")
    print(
      "| | allocations, first step | later steps | parameters | optimiser | activations "
        + "| gradients | heap | peak | excess |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for row in memoryRows { print(row) }
  }

  /// Images per second; for a single image also its milliseconds.
  private func words(_ speed: Speed, _ row: BenchmarkRow) -> String {
    let words = described(speed)
    return row.batch == 1 ? "\(words), \(rounded(1000 / speed.median)) ms" : words
  }

  private func words(_ memory: MemoryUse, of row: BenchmarkRow) -> String {
    let counts = [memory.firstStepAllocations, memory.laterAllocations]
      .map { $0.map(String.init) ?? "not counted" }
    let bytes: [Int?] = [
      memory.parameters, memory.optimizerState, memory.activations, memory.gradients, memory.heap,
      memory.peak,
    ]
    let sizes = bytes.map { $0.map(megabytes) ?? "not counted" }
    let excess = megabytes(memory.excess)
    let verdict = memory.excess > MemoryUse.allowance ? "**\(excess)**" : excess
    return "| "
      + ([row.title] + counts + sizes + [verdict])
      .joined(separator: " | ") + " |"
  }

  private func megabytes(_ bytes: Int) -> String {
    "\((Double(bytes) / 100_000).rounded() / 10)"
  }
}

func described(_ speed: Speed) -> String {
  "\(rounded(speed.median)) (\(rounded(speed.p90)))"
}

/// Three or more significant digits.
func rounded(_ number: Double) -> String {
  number >= 100 ? "\(Int(number.rounded()))" : "\((number * 100).rounded() / 100)"
}
