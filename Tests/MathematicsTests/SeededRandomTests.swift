import Mathematics
import Testing

struct SeededRandomTests {
  @Test func `the stream of a seed never changes`() {
    var random = SeededRandom(seed: 0)
    // xoshiro256** from the SplitMix64 state of seed 0, as the authors' C code prints it.
    #expect(random.next() == 0x99EC_5F36_CB75_F2B4)
    #expect(random.next() == 0xBF6E_1F78_4956_452A)
  }

  @Test func `a split stream depends on seed and name alone`() {
    var used = SeededRandom(seed: 7)
    let before = used.split("shuffle/epoch 3")
    _ = used.next()
    #expect(used.split("shuffle/epoch 3") == before)
    #expect(used.split("shuffle/epoch 4") != before)
    #expect(SeededRandom(seed: 8).split("shuffle/epoch 3") != before)
  }

  @Test func `integers stay below their bound and reach every value equally often`() {
    var random = SeededRandom(seed: 1)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[random.integer(below: 6)] += 1 }
    // The standard deviation of one count is 91; five of them make a false alarm one in 10⁶.
    for count in counts { #expect(abs(count - 10_000) < 456) }
  }

  @Test func `normal numbers have mean 0 and variance 1`() {
    var random = SeededRandom(seed: 2)
    let draws = (0..<100_000).map { _ in random.normal() }
    let mean = draws.reduce(0, +) / 100_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100_000
    #expect(abs(mean) < 0.016)
    #expect(abs(variance - 1) < 0.023)
  }

  @Test func `a permutation holds every index once and differs from the identity`() {
    var random = SeededRandom(seed: 3)
    let order = random.permutation(of: 1_000)
    #expect(order.sorted() == Array(0..<1_000))
    #expect(order != Array(0..<1_000))
    #expect(random.permutation(of: 0).isEmpty)
  }
}
