extension Figure {
  /// A network as blocks in the order in which an image passes them, sized by what they write.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - architecture: the stages.
  ///   - subtitle: how to read the shapes and how many parameters there are, when empty.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the network comes from.
  ///   - alternativeText: made from the stages when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` for a shape or a count that cannot be.
  public static func architecture(
    id: String, title: String, architecture: Architecture, subtitle: String = "",
    caption: String = "", dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let figure = Figure(
      id: id, kind: .architecture, title: title,
      subtitle: subtitle.isEmpty ? architecture.subtitle : subtitle, caption: caption,
      alternativeText: alternativeText, dataOrigin: dataOrigin,
      panels: [Panel(.architecture(architecture))])
    try figure.validate()
    return figure
  }
}

extension Architecture {
  fileprivate var subtitle: String {
    let axes =
      axes == .channelsFirst ? "channels × height × width" : "height × width × channels"
    let maps = stages.contains { $0.shape.count == 3 } ? " as \(axes)" : ""
    return "What each stage writes\(maps); "
      + (parameters == 0 ? "no parameters" : "\(countText(parameters)) parameters in all")
  }
}
