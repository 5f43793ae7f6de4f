import Figures
import Testing

@Suite struct DiagramNumbersTests {
  /// The numbers of the grids that carry a name, one list per grid.
  private func numbers(_ figure: Figure, _ name: String) -> [[Double?]] {
    guard case .diagram(let diagram) = figure.panels[0].content else { return [] }
    return diagram.blocks.flatMap(\.stations).flatMap(\.grids).filter { $0.name == name }
      .map(\.values)
  }

  private func formulas(_ figure: Figure) -> [String] {
    guard case .diagram(let diagram) = figure.panels[0].content else { return [] }
    return diagram.blocks.flatMap(\.formulas).map { "\($0.terms) \($0.result)" }
  }

  private func headings(_ figure: Figure) -> [[String]] {
    guard case .diagram(let diagram) = figure.panels[0].content else { return [] }
    return diagram.blocks.map { $0.stations.map(\.heading) }
  }

  @Test func `a step computes every output and writes its sum out`() throws {
    let figure = try SmallDiagrams.step()
    #expect(numbers(figure, "output") == [[19, 25, 37, 43]])
    #expect(formulas(figure) == ["0·0 + 1·1 + 3·2 + 4·3 = 19"])
  }

  @Test func `steps show only the outputs reached so far`() throws {
    let outputs = numbers(try SmallDiagrams.steps(), "output")
    #expect(outputs == [[19, nil, nil, nil], [19, 25, 37, 43]])
  }

  @Test func `stride and padding place the windows`() throws {
    let figure = try SmallDiagrams.step(stride: 2, padding: 1)
    // Of the 5×5 padded image, windows begin in rows and columns 0 and 2.
    #expect(numbers(figure, "output") == [[0, 8, 21, 43]])
  }

  @Test func `negative numbers behind a sign stand in parentheses`() throws {
    let figure = try SmallDiagrams.step(image: [[-1, 2], [-3, 4]], kernel: [[-5, 1], [1, -1]])
    #expect(formulas(figure) == ["−1·(−5) + 2·1 + (−3)·1 + 4·(−1) = 0"])
  }

  @Test func `rounded numbers are not said to be equal`() throws {
    let figure = try SmallDiagrams.step(image: [[0.125, 1], [0, 0]], kernel: [[1, 1], [1, 1]])
    #expect(formulas(figure) == ["0.13·1 + 1·1 + 0·1 + 0·1 ≈ 1.13"])
  }

  @Test func `hundredths are equal to what is written, whatever their binary form`() throws {
    let figure = try SmallDiagrams.step(
      image: [[0.07, 0.1], [0.2, 0]], kernel: [[1, 1], [1, 1]])
    #expect(formulas(figure) == ["0.07·1 + 0.1·1 + 0.2·1 + 0·1 = 0.37"])
    let small = try SmallDiagrams.step(image: [[1e-12, 0], [0, 0]], kernel: [[1, 1], [1, 1]])
    #expect(formulas(small)[0].hasSuffix("≈ 1e−12"))
  }

  @Test func `long sums leave out their middle`() throws {
    let ones = [[Double]](repeating: [Double](repeating: 1, count: 5), count: 5)
    let figure = try SmallDiagrams.step(image: ones, kernel: ones)
    #expect(formulas(figure) == ["1·1 + 1·1 + 1·1 + 1·1 + … + 1·1 + 1·1 = 25"])
  }

  @Test func `a patch times a kernel shows the products`() throws {
    let figure = try SmallDiagrams.products()
    #expect(numbers(figure, "products") == [[0, 4, 12, 21]])
    #expect(numbers(figure, "pixel") == [[37]])
  }

  @Test func `an input with a rim of zeros says so beside its products, too`() throws {
    let figure = try Figure.patchTimesKernel(
      id: "p", title: "Products",
      SlidingKernel(image: SmallDiagrams.counting, kernel: SmallDiagrams.weights, padding: 1),
      at: .init(row: 0, column: 0))
    #expect(headings(figure)[0][0] == "input 3×3 with padding")
  }

  @Test func `a list is correlated without turning the kernel`() throws {
    #expect(numbers(try SmallDiagrams.list(), "k * f") == [[0, 4, nil]])
  }

  @Test func `paddings give outputs of their sizes`() throws {
    let figure = try SmallDiagrams.paddings()
    #expect(numbers(figure, "valid: output").map(\.count) == [1])
    #expect(numbers(figure, "same: output").map(\.count) == [4])
    #expect(numbers(figure, "full: output") == [[0, 1, 1, 2, 6, 4, 2, 5, 3]])
    #expect(numbers(figure, "arbitrary: output").map(\.count) == [3])
  }

  @Test func `a stride that skips the last cells is said`() throws {
    let figure = try Figure.windowPositions(
      id: "p", title: "Positions", imageSize: 6, kernelSize: 3, stride: 2)
    #expect(
      figure.alternativeText
        == "A 3×3 window fits into a 6×6 grid at 2×2 positions with stride 2; the last row and "
        + "column are never reached, so the output is 2×2.")
  }

  @Test func `pooling keeps the maximum of each window`() throws {
    #expect(numbers(try SmallDiagrams.pooling(), "output") == [[6, 7]])
  }

  @Test func `receptive fields state the sizes that follow from the layers`() throws {
    let first = [
      WindowLayer("3×3", size: 3), WindowLayer("3×3, stride 2", size: 3, stride: 2),
      WindowLayer("5×5", size: 5),
      WindowLayer("pooling", size: 2, stride: 2, isPooling: true),
      WindowLayer("dilation 2", size: 3, dilation: 2),
    ]
    let fields = first.map { FieldSizes([$0, WindowLayer("3×3", size: 3)]).field }
    #expect(fields == [5, 7, 7, 6, 7])
    let headings = headings(
      try Figure.receptiveFields(id: "f", title: "Fields", first: first))
    #expect(headings.map { $0[$0.count - 3].suffix(3) } == ["6×6", "3×3", "4×4", "4×4", "4×4"])
    #expect(headings.map { $0[$0.count - 1].suffix(3) } == ["4×4", "1×1", "2×2", "2×2", "2×2"])
  }

  @Test func `fields and jumps grow with every layer`() {
    let sizes = FieldSizes([
      WindowLayer("conv", size: 3), WindowLayer("pool", size: 2, stride: 2),
      WindowLayer("conv", size: 3),
    ])
    #expect(sizes.fields == [1, 3, 4, 8])
    #expect(sizes.jumps == [1, 1, 2, 2])
  }

  @Test func `global average pooling computes the means`() throws {
    let figure = try SmallDiagrams.means()
    #expect(numbers(figure, "mean 1") + numbers(figure, "mean 2") == [[2], [0.75]])
    #expect(formulas(figure) == ["(0 + 1 + 2 + 5) / 4 = 2"])
  }

  @Test func `both ways through a factorized kernel agree`() throws {
    let outputs = numbers(try SmallDiagrams.factors(), "output")
    #expect(outputs == [[3, 3, 3, 3], [3, 3, 3, 3]])
  }

  @Test func `gradients of a filter agree with small changes of the loss`() throws {
    let (image, kernel) = (SmallDiagrams.counting, SmallDiagrams.weights)
    let gradient: [[Double]] = [[1, 0], [0, -1]]
    let figure = try SmallDiagrams.gradients()
    /// L = Σ y · ∂L/∂y is linear in x and in w, so a change by 1 gives the derivative exactly.
    func loss(_ image: [[Double]], _ kernel: [[Double]]) throws -> Double {
      let y = numbers(try SmallDiagrams.step(image: image, kernel: kernel), "output")[0]
      return zip(y, gradient.joined()).reduce(0) { $0 + ($1.0 ?? .nan) * $1.1 }
    }
    func derivatives(
      _ numbers: [[Double]], _ loss: ([[Double]]) throws -> Double
    ) throws -> [Double?] {
      try numbers.indices.flatMap { row in
        try numbers[row].indices.map { column in
          var changed = numbers
          changed[row][column] += 1
          return try loss(changed) - loss(numbers)
        }
      }
    }
    let toFilter = try derivatives(kernel) { try loss(image, $0) }
    let toInput = try derivatives(image) { try loss($0, kernel) }
    #expect(numbers(figure, "∂L/∂w") == [toFilter])
    #expect(numbers(figure, "∂L/∂x") == [toInput])
  }

  @Test func `tables hold every cell`() throws {
    let rows = try SmallDiagrams.step().csv().split(separator: "\n")
    #expect(rows[0] == "panel,block,grid,row,column,value,marks")
    #expect(rows[1 + 4] == "1,1,input,2,2,4,accent")
    #expect(rows.count == 1 + 9 + 4 + 4)
  }
}
