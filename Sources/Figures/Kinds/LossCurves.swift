extension Figure {
  /// One panel over the epochs: the training loss and another one, whose least value is marked.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - trainingLoss: mean cross-entropy in nats, one per epoch.
  ///   - otherLoss: the same on other examples.
  ///   - otherName: what those examples are called, such as “test”.
  ///   - subtitle: what the axes are about; made from the data when empty.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the data comes from.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when the curves differ in length or are empty.
  public static func lossCurves(
    id: String, title: String, trainingLoss: [Double], otherLoss: [Double],
    otherName: String = "test", subtitle: String = "", caption: String = "",
    dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let curves = LearningCurves(
      trainingLoss: trainingLoss, validationLoss: otherLoss, trainingAccuracy: [],
      validationAccuracy: [], validationName: otherName)
    let plot = Plot(
      x: Axis("epoch", format: .count), y: Axis("cross-entropy (nats)", including: [0]),
      marks: curves.lossMarks, aspect: 0.5)
    let figure = Figure(
      id: id, kind: .plot, title: title,
      subtitle: subtitle.isEmpty
        ? LearningCurvesWords(curves).subtitle : subtitle,
      caption: caption, dataOrigin: dataOrigin, panels: [Panel(.plot(plot))])
    try figure.validate()
    return figure
  }
}
