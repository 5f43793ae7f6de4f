/// Says in words what boxes and arrows show.
struct FlowWords {
  private let flow: Flow

  init(_ flow: Flow) {
    self.flow = flow
  }

  var words: FigureWords { FigureWords(alternative: alternative, long: long) }

  private var alternative: String {
    guard !flow.edges.isEmpty else { return "Diagram of \(names(of: flow.nodes))." }
    let steps = flow.nodes.filter { leaves($0) || isReached($0) }
    let starts = names(of: steps.filter { !isReached($0) })
    let ends = names(of: steps.filter { !leaves($0) })
    return (["Diagram of \(steps.count) steps from \(starts) to \(ends)."] + forks)
      .joined(separator: " ")
  }

  private func leaves(_ node: FlowNode) -> Bool { flow.edges.contains { $0.from == node.id } }

  private func isReached(_ node: FlowNode) -> Bool { flow.edges.contains { $0.to == node.id } }

  /// Where the flow parts.
  private var forks: [String] {
    flow.nodes.compactMap { node in
      let ways = flow.edges.count { $0.from == node.id }
      return ways > 1 ? "\(ways) ways lead on from \(name(node.id))." : nil
    }
  }

  private var long: String {
    let steps = flow.nodes.compactMap { node -> String? in
      let targets = flow.edges.filter { $0.from == node.id }.map { edge in
        name(edge.to) + (edge.label.isEmpty ? "" : " (\(edge.label))")
      }
      let subject = described(node)
      if targets.isEmpty {
        // A text alone is the name of what follows.
        if !isReached(node) { return subject + (node.style == .plain ? ":" : ".") }
        return subject == name(node.id) ? nil : "\(subject) is the end."
      }
      return "From \(subject) to \(list(targets))."
    }
    let frames = flow.frames.filter { !$0.label.isEmpty }.map { frame in
      "\(frame.label): \(list(frame.nodes.map(name)))."
    }
    return (steps + frames).joined(separator: " ")
  }

  private func described(_ node: FlowNode) -> String {
    let extras = [node.detail, node.shape, node.tint.word].filter { !$0.isEmpty && $0 != node.text }
    let name = name(node.id)
    return extras.isEmpty ? name : "\(name) (\(extras.joined(separator: ", ")))"
  }

  private func name(_ id: String) -> String {
    guard let node = flow.nodes.first(where: { $0.id == id }) else { return id }
    if node.style == .operation {
      return node.text == "+" ? "the sum" : node.text == "×" ? "the product" : node.text
    }
    return node.text.isEmpty ? (node.shape.isEmpty ? id : node.shape) : node.text
  }

  /// Each name once, with how often it occurs.
  private func names(of nodes: [FlowNode]) -> String {
    var found: [(name: String, count: Int)] = []
    for name in nodes.map({ name($0.id) }) {
      if let known = found.firstIndex(where: { $0.name == name }) {
        found[known].count += 1
      } else {
        found.append((name, 1))
      }
    }
    return list(found.map { $0.name + ($0.count > 1 ? " (\($0.count)×)" : "") })
  }

  private func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension FlowNode.Tint {
  /// What the colour says that the text does not.
  var word: String {
    switch self {
    case .plain, .convolution, .pooling, .dense, .block: ""
    case .frozen: Stage.Training.frozen.word
    case .tuned: Stage.Training.tuned.word
    case .new: Stage.Training.new.word
    }
  }
}
