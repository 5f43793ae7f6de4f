import Datasets
import Networks
import ReferenceValues
import Tensors
import Testing
import Training

/// Whole runs against PyTorch: 100 steps on 256 digits.
struct TrainingStepTests {
  @Test(
    .enabled(if: ReferenceFile.isAvailable, "set FOVEA_REFERENCE"),
    .enabled(if: MNISTFile.isAvailable, "set FOVEA_DATA"),
    arguments: ["adam", "sgd_momentum"], Numerics.allCases)
  func `a hundred steps follow PyTorch's losses`(run: String, numerics: Numerics) throws {
    let reference = try ReferenceFile("training")
    let step = try startedRun(run, reference, numerics: numerics)
    let batches = try reference.numbers("mnist_small/batches").map { Int($0) }
    let expected = try reference.numbers("mnist_small/\(run)/losses_f64")
    for i in 0..<100 {
      let loss = step.run(batches[i * 32..<(i + 1) * 32])
      #expect(
        abs(loss - expected[i]) < tolerance(ofStep: i + 1), "step \(i + 1): \(loss)")
    }
    for (name, parameter) in step.network.parameters {
      let final = try reference.numbers("mnist_small/\(run)/final_f64/\(name)")
      let error = worstError(parameter.value.values, final)
      #expect(error < finalTolerance * largest(final), "\(name)")
    }
  }

  /// The reference's own tolerances: float32 runs in other orders of summation drift apart.
  private func tolerance(ofStep step: Int) -> Double {
    switch step {
    case ...10: 1e-5
    case ...30: 5e-5
    case ...60: 2e-4
    default: 5e-4
    }
  }

  /// The tighter one of the reference's two cases.
  private let finalTolerance = 1e-3

  private func startedRun(
    _ run: String, _ reference: ReferenceFile, numerics: Numerics
  ) throws -> TrainingStep {
    var network = try Sequential(
      input: [1, 28, 28],
      layers: [
        Conv2d(filters: 4, size: 3, padding: 1), ReLU(), MaxPool2d(size: 2),
        Conv2d(filters: 8, size: 3), ReLU(), MaxPool2d(size: 2), Flatten(), Linear(10),
      ])
    for name in ["0.weight", "0.bias", "3.weight", "3.bias", "7.weight", "7.bias"] {
      let value = try reference.tensor("mnist_small/initial/\(name)")
      network.forEachParameter { if $0 == name { $1.value = value } }
    }
    let indices = try reference.numbers("mnist_small/image_indices").map { Int($0) }
    let labels = try reference.numbers("mnist_small/labels").map { UInt8($0) }
    let optimizer: any Optimizer =
      run == "adam" ? Adam(learningRate: 0.001) : SGD(learningRate: 0.01, momentum: 0.9)
    return try TrainingStep(
      network, optimizer: optimizer, on: MNISTFile.images(indices, labels: labels),
      normalization: .unit, batchSize: 32, threads: 2, numerics: numerics)
  }
}
