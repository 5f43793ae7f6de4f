import CLoans

/// A closure that stays on the stack of a thread that waits while others run it.
///
/// `withoutActuallyEscaping` would copy it to the heap, and a training step allocates nothing.
struct LentClosure: @unchecked Sendable {
  private let loan: FoveaLoan

  fileprivate init(_ loan: FoveaLoan) {
    self.loan = loan
  }

  func run(part: Int, thread: Int) { fovea_run_part(loan, part, thread) }
}

extension WorkerPool {
  /// Runs every part and returns when all are done; the closure is forgotten before.
  func run(parts: Int, _ body: (_ part: Int, _ thread: Int) -> Void) {
    withUnsafePointer(to: Errand(pool: self, parts: parts)) { errand in
      lend(
        body, { loan, errand in errand.assumingMemoryBound(to: Errand.self).pointee.run(loan) },
        errand)
    }
  }
}

/// What is to be done with a loan.
private struct Errand {
  let pool: WorkerPool
  let parts: Int

  func run(_ loan: FoveaLoan) { pool.run(.closure(LentClosure(loan)), parts: parts) }
}

/// Calls `use` once; the loan ends when that returns.
@_silgen_name("fovea_lend")
private func lend(
  _ body: (_ part: Int, _ thread: Int) -> Void,
  _ use: @convention(c) (FoveaLoan, UnsafeRawPointer) -> Void, _ user: UnsafeRawPointer)
