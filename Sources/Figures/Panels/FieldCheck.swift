/// Refuses parts of a figure that contradict each other, and names their place in it.
struct FieldCheck {
  let figure: String
  /// Where the checked value stands, such as `panels[0]`; empty for the figure itself.
  var place = ""

  /// - Throws: `FigureError` for a part of the checked value when the condition does not hold.
  func callAsFunction(
    _ condition: Bool, _ part: String = "", _ problem: @autoclosure () -> String,
    _ advice: @autoclosure () -> String
  ) throws(FigureError) {
    guard !condition else { return }
    throw FigureError(
      figure: figure, field: at(part).place, problem: problem(), advice: advice())
  }

  /// The check for a part: `lines[2]` of `panels[0]` is `panels[0].lines[2]`.
  func at(_ part: String) -> FieldCheck {
    let separator = place.isEmpty || part.isEmpty ? "" : "."
    return FieldCheck(figure: figure, place: place + separator + part)
  }
}
