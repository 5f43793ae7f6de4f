import Networks
import Testing

struct SummaryTableTests {
  @Test func `the table tells what each layer sees, multiplies and writes`() throws {
    let expected = """
      Sequential, input 1×28×28

      layer                        output     parameters  field  jump  multiply-adds  bytes written
      ---------------------------------------------------------------------------------------------
      0      Conv2d(100, size: 5)  100×24×24       2,600    5×5   1×1      1,497,600        230,400
      1      MaxPool2d(2)          100×12×12           0    6×6   2×2              0         57,600
      2      ReLU()                100×12×12           0    6×6   2×2              0         57,600
      3      Conv2d(50, size: 3)   50×10×10       45,050  10×10   2×2      4,505,000         20,000
      4      MaxPool2d(2)          50×5×5              0  12×12   4×4              0          5,000
      5      ReLU()                50×5×5              0  12×12   4×4              0          5,000
      6      Conv2d(50, size: 3)   50×3×3         22,550  20×20   4×4        202,950          1,800
      7      MaxPool2d(2)          50×1×1              0  24×24   8×8              0            200
      8      ReLU()                50×1×1              0  24×24   8×8              0            200
      9      Flatten()             50                  0  24×24   8×8              0              0
      10     Linear(26)            26              1,326    all                1,326            104
      ---------------------------------------------------------------------------------------------
      total                                       71,526                   6,206,876        377,904

      """
    ExpectedSummary.expect(try Zoo.model("am3").outline().table, expected)
  }

  @Test func `frozen parameters stand in parentheses`() throws {
    let lines = ExpectedSummary.lines(try Zoo.model("dm9").outline().table)
    #expect(lines.filter { $0.contains("(36,928)") }.count == 1)
    #expect(lines.last == "(…) frozen: 260,160 parameters")
  }
}
