import SelfTest
import Tensors
import Testing

/// The promise of exact numerics: the same bits on every machine.
struct DeterminismTests {
  @Test func `the trained weights are the recorded ones`() throws {
    #expect(Engine.numericsVersion == TinyRun.recorded.version)
    #expect(try TinyRun.hash(threads: 1) == TinyRun.recorded.hash)
  }

  @Test(arguments: [2, 3, 8])
  func `the thread count changes no bit`(threads: Int) throws {
    #expect(try TinyRun.hash(threads: threads) == TinyRun.recorded.hash)
  }

  @Test func `every instruction set gives the same bits`() throws {
    for path in VectorPath.supported {
      var hash: UInt64 = 0
      try path.whileUsed { hash = try TinyRun.hash(threads: 2) }
      #expect(hash == TinyRun.recorded.hash, "\(path)")
    }
  }

  @Test func `another seed shuffles otherwise`() throws {
    #expect(try TinyRun.hash(threads: 1, numerics: .exact, seed: 2) != TinyRun.recorded.hash)
  }
}
