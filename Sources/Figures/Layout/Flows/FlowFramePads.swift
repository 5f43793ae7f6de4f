/// The air that frames keep around their nodes, more where a frame holds others.
struct FlowFramePads {
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double

  /// The pads of every frame, given the cells that each covers and the lines of its name.
  static func all(
    _ frames: [FlowFrame], cells: [FlowCells], nameLines: [Int], _ theme: Theme
  ) -> [FlowFramePads] {
    let air = FlowStyle(theme).framePad
    func isInside(_ inner: Int, _ outer: Int) -> Bool {
      guard inner != outer else { return false }
      let (a, b) = (cells[inner], cells[outer])
      if a == b { return inner > outer }
      return a.rows.clamped(to: b.rows) == a.rows && a.columns.clamped(to: b.columns) == a.columns
    }
    /// Frames inside others come first, so that their pads are known.
    let order = frames.indices.sorted { a, b in
      let inside = (
        frames.indices.count { isInside($0, a) }, frames.indices.count { isInside($0, b) }
      )
      return (inside.0, a) < (inside.1, b)
    }
    let none = FlowFramePads(left: 0, right: 0, top: 0, bottom: 0)
    var pads = frames.map { _ in none }
    for index in order {
      let own = cells[index]
      let inner = frames.indices.filter { isInside($0, index) }
      func most(
        _ side: KeyPath<FlowFramePads, Double>, where touches: (FlowCells) -> Bool
      ) -> Double {
        inner.filter { touches(cells[$0]) }.map { pads[$0][keyPath: side] }.max() ?? 0
      }
      let name = Double(nameLines[index]) * theme.note.lineHeight
      pads[index] = FlowFramePads(
        left: air + most(\.left) { $0.columns.lowerBound == own.columns.lowerBound },
        right: air + most(\.right) { $0.columns.upperBound == own.columns.upperBound },
        top: air + name + most(\.top) { $0.rows.lowerBound == own.rows.lowerBound },
        bottom: air + most(\.bottom) { $0.rows.upperBound == own.rows.upperBound })
    }
    return pads
  }
}
