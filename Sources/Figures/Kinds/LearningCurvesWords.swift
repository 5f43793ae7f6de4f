/// Says in words what learning curves show.
struct LearningCurvesWords {
  private let curves: LearningCurves

  init(_ curves: LearningCurves) {
    self.curves = curves
  }

  var subtitle: String {
    curves.validationLoss.count > 1
      ? "Training and \(curves.validationName) after each epoch; the ring marks the epoch with "
        + "the least \(curves.validationName) loss"
      : "Training and \(curves.validationName) after the only epoch"
  }

  var alternativeText: String {
    let values = curves.validationAccuracy.filter(\.isFinite)
    guard let last = values.last else {
      return "Learning curves without a finite accuracy."
    }
    let name = curves.validationName.prefix(1).uppercased() + curves.validationName.dropFirst()
    let count = curves.validationAccuracy.count
    guard count > 1 else {
      return "\(name) accuracy is \(accuracy.text(last)) after one epoch."
    }
    let course = CourseWords(
      curves.validationAccuracy.enumerated().filter { $0.element.isFinite }
        .map { (x: Double($0.offset + 1), y: $0.element) },
      x: AxisWords(axis: Axis("epoch", format: .count)),
      y: accuracy)
    let best = curves.bestEpoch.map {
      "; \(curves.validationName) loss is least in epoch \($0)"
    }
    return "\(name) accuracy \(course.text)\(best ?? "").\(gaps)"
  }

  private var accuracy: AxisWords { AxisWords(axis: Axis("accuracy", format: .percent)) }

  var longDescription: String {
    let rows = told.map { index in
      "Epoch \(index + 1): training loss \(loss(curves.trainingLoss, index)), accuracy "
        + "\(share(curves.trainingAccuracy, index)); \(curves.validationName) loss "
        + "\(loss(curves.validationLoss, index)), accuracy "
        + "\(share(curves.validationAccuracy, index))."
    }
    return rows.joined(separator: " ")
  }

  /// All epochs of a short run; of a long one the first, the best, the last and some between.
  private var told: [Int] {
    let count = curves.trainingLoss.count
    guard count > 30 else { return Array(0..<count) }
    let best = curves.bestEpoch.map { $0 - 1 }
    let some = Set((0..<12).map { $0 * (count - 1) / 11 } + [best].compactMap { $0 })
    return some.sorted()
  }

  private var gaps: String {
    let all =
      curves.trainingLoss + curves.validationLoss + curves.trainingAccuracy
      + curves.validationAccuracy
    let count = all.count { !$0.isFinite }
    if count == 0 { return "" }
    return count == 1
      ? " One value is not a number and leaves a gap."
      : " \(count) values are not numbers and leave gaps."
  }

  private func loss(_ values: [Double], _ index: Int) -> String {
    values.indices.contains(index) ? decimalText(values[index], places: 3) : "–"
  }

  private func share(_ values: [Double], _ index: Int) -> String {
    values.indices.contains(index) ? percentText(values[index], places: 1) : "–"
  }
}
