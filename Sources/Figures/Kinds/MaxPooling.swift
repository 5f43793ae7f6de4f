extension Figure {
  /// The colours of windows, one after another.
  private static let windowRoles: [ColorRole] = [.series1, .series2, .series3, .series4]

  /// Max pooling: windows in the input and their maxima in the output, tinted alike.
  ///
  /// Windows that overlap cannot be tinted apart; then the first two are framed.
  public static func maxPooling(
    id: String, title: String, image: [[Double]], size: Int, stride: Int? = nil,
    subtitle: String = "", caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    let numbers = try CellNumbers(image, check.at("image"))
    let shorter = min(numbers.rows, numbers.columns)
    try check(
      (1...shorter).contains(size), "size", "is \(size) and the image \(numbers.sizeText)",
      "Use a window that fits.")
    let stride = stride ?? size
    try check(
      (1...CellNumbers.largestSide).contains(stride), "stride", "is \(stride)",
      "Use 1 to \(CellNumbers.largestSide) cells.")
    let pooled = PooledNumbers(image: numbers, size: size, stride: stride, roles: windowRoles)
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: [pooled.block]), words: FigureWords(alternative: pooled.sentence))
  }
}

/// Numbers and the maxima of their windows.
private struct PooledNumbers {
  let image: CellNumbers
  let size: Int
  let stride: Int
  let roles: [ColorRole]

  private var output: CellNumbers {
    image.mapWindows(size, size, stride: stride) { window in
      let finite = window.values.filter(\.isFinite)
      return finite.count == window.values.count ? finite.max() ?? .nan : .nan
    }
  }

  private var windowsOverlap: Bool { stride < size }

  var sentence: String {
    let output = output
    let share = Double(output.values.count) / Double(image.values.count)
    let first = image.window(row: 0, column: 0, rows: size, columns: size)
    let left = [
      image.rows - (output.rows - 1) * stride - size,
      image.columns - (output.columns - 1) * stride - size,
    ]
    let unused =
      left.contains { $0 > 0 } ? " Rows or columns at the lower or right edge fill no window." : ""
    let example =
      size * size > CellNumbers.mostTold
      ? "the first window it keeps" : "\(first.list) it keeps"
    return "Max pooling with \(size)×\(size) windows and stride \(stride) turns \(image.sizeText) "
      + "numbers into \(output.sizeText), \(percentText(share, places: 0)) as many; of "
      + "\(example) \(cellText(output[0, 0]))." + unused
  }

  var block: Diagram.Block {
    let output = output
    var (sources, results): ([Diagram.Region], [Diagram.Region]) = ([], [])
    for row in 0..<output.rows {
      // Of windows that overlap, two side by side are enough to show it.
      for column in 0..<output.columns where !windowsOverlap || (row == 0 && column < 2) {
        let role = role(row, column)
        let (top, left) = (row * stride, column * stride)
        let window = Diagram.Region(
          .tint, role, row: top, column: left, rows: size, columns: size)
        results.append(Diagram.Region(.tint, role, row: row, column: column))
        sources.append(window)
        if windowsOverlap {
          results.append(Diagram.Region(.outline, role, row: row, column: column))
          var frame = window
          frame.look = .outline
          sources.append(frame)
        } else if let winner = winner(top, left, output[row, column]) {
          sources.append(Diagram.Region(.outline, role, row: winner.row, column: winner.column))
        }
      }
    }
    let grid = image.grid("input", at: Point(x: 0.5, y: 0), regions: sources)
    // The window is measured at the upper left, the way to the next window at the right.
    let window = Diagram.Line.bracket(x: 0, from: 0, to: Double(size))
    var lines = [window]
    var trailing: [Diagram.SideLabel] = []
    if output.rows > 1 {
      let x = grid.frame.maxX + 0.3
      lines.append(
        Diagram.Line([Point(x: x, y: 0), Point(x: x, y: Double(stride))], isArrow: true))
      trailing = [Diagram.SideLabel("stride \(stride)", y: Double(stride) / 2)]
    }
    return Diagram.Block(
      stations: [
        Diagram.Station(
          heading: "input \(image.sizeText)", grids: [grid], lines: lines,
          leadingLabels: [Diagram.SideLabel("window \(size)", y: Double(size) / 2)],
          trailingLabels: trailing),
        Diagram.Station(
          heading: "output \(output.sizeText)", joint: .arrow(label: "max"),
          grids: [output.grid("output", regions: results)]),
      ])
  }

  /// Neighbouring windows differ, also below each other.
  private func role(_ row: Int, _ column: Int) -> ColorRole {
    roles[(2 * (row % 2) + column % 2) % roles.count]
  }

  /// The first cell of a window that holds its maximum.
  private func winner(_ top: Int, _ left: Int, _ maximum: Double) -> (row: Int, column: Int)? {
    for row in top..<top + size {
      for column in left..<left + size where image[row, column] == maximum {
        return (row, column)
      }
    }
    return nil
  }
}
