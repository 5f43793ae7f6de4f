import Synchronization
import Tensors
import Testing

struct TeamTests {
  @Test(arguments: [1, 2, 3, 8])
  func `every part runs once, in each of many rounds`(threads: Int) {
    let team = Team(threads: threads)
    var counts = [Int](repeating: 0, count: 37)
    counts.withUnsafeMutableBufferPointer { counts in
      let places = counts
      for _ in 0..<2000 { team.forEach(parts: places.count) { part, _ in places[part] += 1 } }
    }
    #expect(counts == [Int](repeating: 2000, count: 37))
  }

  @Test func `rounds may be more than the pool counts before it starts over`() {
    let team = Team(threads: 3)
    var counts = [0, 0]
    counts.withUnsafeMutableBufferPointer { counts in
      let places = counts
      for _ in 0..<70_000 { team.forEach(parts: 2) { part, _ in places[part] += 1 } }
    }
    #expect(counts == [70_000, 70_000])
  }

  @Test(arguments: [1, 3])
  func `calls with one thread number never overlap`(threads: Int) {
    let team = Team(threads: threads)
    var sums = [Int](repeating: 0, count: threads)
    sums.withUnsafeMutableBufferPointer { sums in
      let places = sums
      team.forEach(parts: 20_000) { _, thread in places[thread] += 1 }
    }
    #expect(sums.reduce(0, +) == 20_000)
  }

  @Test func `no part is no work`() {
    let calls = Atomic(0)
    Team(threads: 2).forEach(parts: 0) { _, _ in calls.add(1, ordering: .relaxed) }
    Team(threads: 2).forEachRange(of: 0) { _ in calls.add(1, ordering: .relaxed) }
    #expect(calls.load(ordering: .relaxed) == 0)
  }

  @Test(arguments: [1, 2, 3, 8], [1, 15, 16, 17, 100_000, 1_000_003])
  func `ranges cover every item once and begin at whole steps`(threads: Int, count: Int) {
    let team = Team(threads: threads)
    var counts = [UInt8](repeating: 0, count: count)
    let oddStarts = Atomic(0)
    counts.withUnsafeMutableBufferPointer { counts in
      let places = counts
      team.forEachRange(of: count, step: 16) { range in
        if range.lowerBound % 16 != 0 { oddStarts.add(1, ordering: .relaxed) }
        for item in range { places[item] += 1 }
      }
    }
    #expect(counts.allSatisfy { $0 == 1 })
    #expect(oddStarts.load(ordering: .relaxed) == 0)
  }

  @Test func `little work is not shared out`() {
    let team = Team(threads: 8)
    #expect(team.parts(of: 1000) <= 1)
    #expect(team.parts(of: 1000, cost: 1000) > 8)
  }

  @Test func `teams of one pool take turns`() {
    let pool = WorkerPool(threads: 3)
    let calls = Atomic(0)
    for _ in 0..<100 {
      Team(pool).forEach(parts: 5) { _, _ in calls.add(1, ordering: .relaxed) }
      Team(pool).forEach(parts: 3) { _, _ in calls.add(1, ordering: .relaxed) }
    }
    #expect(calls.load(ordering: .relaxed) == 800)
  }

  @Test func `a part that shares out parts itself is refused`() async {
    await #expect(processExitsWith: .failure) {
      let team = Team(threads: 2)
      team.forEach(parts: 2) { _, _ in team.forEach(parts: 2) { _, _ in } }
    }
  }
}
