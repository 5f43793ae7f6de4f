import Dispatch

extension PictureSource {
  /// Opens every picture once, on all cores, and keeps none.
  ///
  /// - Throws: the error of the first broken one in the pictures' order, whichever was found first.
  public func checkPictures() throws {
    if let first = pictureFaults().first { throw first.error }
  }

  /// The pictures that cannot be opened, in their order, each with its error.
  func pictureFaults() -> [(index: Int, error: any Error)] {
    concurrentResults(count: count) { index -> (any Error)? in
      do {
        _ = try picture(index)
        return nil
      } catch {
        return error
      }
    }.enumerated().compactMap { index, error in error.map { (index, $0) } }
  }
}

/// What a body gives for each number from 0, on all cores; the order of work shows nowhere.
func concurrentResults<Result: Sendable>(
  count: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  [Result](unsafeUninitializedCapacity: count) { results, initialized in
    // Each number is given to one thread, once.
    nonisolated(unsafe) let base = results
    DispatchQueue.concurrentPerform(iterations: count) { index in
      (base.baseAddress.map { $0 + index })?.initialize(to: body(index))
    }
    initialized = count
  }
}
