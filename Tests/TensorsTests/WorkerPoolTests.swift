import Synchronization
import Tensors
import Testing

struct WorkerPoolTests {
  @Test(arguments: [1, 2, 3, 8])
  func `every part runs once in each of many rounds`(threads: Int) {
    let pool = WorkerPool(threads: threads)
    let counter = Counter()
    for _ in 0..<200 { pool.run(shards: 5, counter) }
    #expect(counter.counts.map { $0.total } == [200, 200, 200, 200, 200])
  }

  @Test func `no part is fine too`() {
    let counter = Counter()
    WorkerPool(threads: 2).run(shards: 0, counter)
    #expect(counter.counts[0].total == 0)
  }
}

private final class Counter: ShardedWork {
  let counts = [Count(), Count(), Count(), Count(), Count()]

  func run(shard: Int, thread: Int) { counts[shard].add(1) }
}

private final class Count: Sendable {
  private let value = Atomic(0)

  func add(_ amount: Int) { value.add(amount, ordering: .relaxed) }
  var total: Int { value.load(ordering: .relaxed) }
}
