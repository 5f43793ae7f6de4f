import CAllocations
import Mathematics
import Networks
import Tensors
import Training

/// A job's network in memory, ready to step.
protocol Workload {
  /// Numbers in the network's parameters.
  var parameters: Int { get }
  var activationBytes: Int { get }
  /// What training needs besides; none where nothing is trained.
  var trainingMemory: StepMemory? { get }

  /// Does with the first `images` images of the batch what the job is about.
  func step(images: Int)
}

extension BenchmarkJob {
  /// Steps that allocations are counted over, after the first; the last has half a batch.
  private static let countedSteps = 3

  /// Runs the job here; the peak of memory means something only in a process of its own.
  func measured() throws -> Measurement {
    let batch = try RandomBatch(self)
    ResidentMemory.forgetPeak()
    let resident = ResidentMemory.now
    let heap = fovea_live_bytes()
    let work = try workload(on: batch)
    let first = allocations { work.step(images: self.batch) }
    let later = allocations {
      for _ in 1..<Self.countedSteps { work.step(images: self.batch) }
      work.step(images: (self.batch + 1) / 2)
    }
    let isCounted = fovea_allocations_are_counted()
    let kept = isCounted ? Int(fovea_live_bytes() - heap) : nil
    let speed =
      runs > 0 ? Speed(images: self.batch, runs: runs) { work.step(images: self.batch) } : nil
    let training = work.trainingMemory
    return Measurement(
      parameters: work.parameters, speed: speed,
      memory: MemoryUse(
        firstStepAllocations: isCounted ? first : nil, laterAllocations: isCounted ? later : nil,
        parameters: work.parameters * MemoryLayout<Float>.stride,
        gradients: training?.gradients ?? 0,
        optimizerState: (optimizer?.numbersPerParameter ?? 0) * (training?.trainable ?? 0),
        activations: work.activationBytes, heap: kept, peak: ResidentMemory.peak - resident))
  }

  private func workload(on batch: RandomBatch) throws -> any Workload {
    var random = SeededRandom(seed: 1)
    let network = try layers.network(input: Shape(input), using: &random)
    switch mode {
    case .training: return try TrainingWork(network, self, on: batch)
    case .inference: return InferenceWork(network, on: batch, pool: WorkerPool(threads: threads))
    case .inputGradient:
      return InputGradientWork(network, on: batch, team: Team(threads: threads))
    }
  }

  private func allocations(during body: () -> Void) -> Int {
    let before = fovea_allocations()
    body()
    return Int(fovea_allocations() - before)
  }
}

extension BenchmarkJob.Descent {
  var optimizer: any Optimizer {
    switch kind {
    case .sgd: SGD(learningRate: rate, momentum: momentum)
    case .adam: Adam(learningRate: rate)
    }
  }

  /// What the optimiser remembers of each parameter: a velocity, or two running means.
  fileprivate var numbersPerParameter: Int {
    switch kind {
    case .sgd: 1
    case .adam: 2
    }
  }
}
