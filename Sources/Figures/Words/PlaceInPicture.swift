/// Names the ninth of a picture in which a point lies.
///
/// - Parameters:
///   - x: 0 at the left edge, 1 at the right one.
///   - y: 0 at the upper edge, 1 at the lower one.
/// - Returns: words such as “upper left” or “middle”.
func placeInPicture(x: Double, y: Double) -> String {
  func third(_ share: Double, _ names: [String]) -> String {
    share < 1.0 / 3 ? names[0] : share <= 2.0 / 3 ? names[1] : names[2]
  }
  let column = third(x, ["left", "middle", "right"])
  let row = third(y, ["upper", "middle", "lower"])
  return row == column ? row : "\(row) \(column)"
}
