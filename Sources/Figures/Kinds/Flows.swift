/// Boxes and arrows with a heading.
public struct NamedFlow: Equatable, Sendable {
  public var name: String
  public var flow: Flow

  public init(_ name: String, _ flow: Flow) {
    self.name = name
    self.flow = flow
  }
}

extension Figure {
  /// Boxes and arrows, in one picture or in several side by side.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - flows: the pictures with their headings, which may be empty.
  ///   - columns: how many stand side by side.
  ///   - subtitle: what boxes and arrows stand for.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the idea or the network comes from.
  ///   - alternativeText: made from the nodes when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when an edge or a frame names a node that is not there, nodes lie on
  ///   each other or edges lead around in a circle.
  public static func flow(
    id: String, title: String, flows: [NamedFlow], columns: Int = 1, subtitle: String = "",
    caption: String = "", dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let figure = Figure(
      id: id, kind: .flow, title: title, subtitle: subtitle, caption: caption,
      alternativeText: alternativeText, dataOrigin: dataOrigin,
      panels: flows.map { Panel(title: $0.name, .flow($0.flow)) }, columns: columns)
    try figure.validate()
    return figure
  }
}
