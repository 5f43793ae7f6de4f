import Figures
import Testing

@Suite struct TicksTests {
  @Test func `ticks are round and enclose the range`() {
    #expect(Ticks.enclosing(0, 2.3, limit: 6).values == [0, 0.5, 1, 1.5, 2, 2.5])
    #expect(Ticks.enclosing(41, 97, limit: 6).values == [40, 60, 80, 100])
    #expect(Ticks.enclosing(0, 100, limit: 6).values == [0, 20, 40, 60, 80, 100])
    #expect(Ticks.enclosing(0, 0.3, limit: 6).values == [0, 0.1, 0.2, 0.3])
  }

  @Test func `a range that begins and ends on round values gets no extra tick`() {
    #expect(Ticks.enclosing(0.2, 0.6, limit: 6).values == [0.2, 0.3, 0.4, 0.5, 0.6])
  }

  @Test func `ticks say how many decimals tell them apart`() {
    #expect(Ticks.enclosing(0, 2.3, limit: 6).places == 1)
    #expect(Ticks.enclosing(41, 97, limit: 6).places == 0)
    #expect(Ticks.enclosing(97.21, 97.23, limit: 6).places == 3)
  }

  @Test(arguments: [1e-9, 0.037, 1, 86.0, 12_345, 3e12])
  func `there are never more ticks than the limit and at least two`(extent: Double) {
    for limit in 2...8 {
      let count = Ticks.enclosing(-0.3 * extent, extent, limit: limit).values.count
      #expect((2...max(limit, 2)).contains(count))
    }
  }

  @Test func `equal values get a range around them`() {
    let ticks = Ticks.enclosing(3, 3, limit: 6).values
    #expect(ticks.count >= 2)
    #expect(ticks[0] < 3 && ticks[ticks.count - 1] > 3)
  }

  @Test func `few epochs are all named`() {
    #expect(Ticks.counting(from: 1, to: 8, limit: 8).values == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(Ticks.counting(from: 1, to: 1, limit: 8).values == [1])
  }

  @Test func `many epochs are named at the first and at round ones`() {
    #expect(Ticks.counting(from: 1, to: 30, limit: 8).values == [1, 5, 10, 15, 20, 25, 30])
    #expect(Ticks.counting(from: 1, to: 100, limit: 8).values == [1, 20, 40, 60, 80, 100])
  }
}
