import ImageFiles
import Mathematics

extension PixelImage {
  /// The picture with each corner moved inwards by a random number of pixels: at most half a side
  /// times `distortion`.
  ///
  /// Where corners meet, so that there is no such view, the picture stays as it is.
  func withMovedCorners(distortion: Double, using random: inout SeededRandom) -> PixelImage {
    let mostX = Int(distortion * Double(width / 2))
    let mostY = Int(distortion * Double(height / 2))
    let (right, bottom) = (width - 1, height - 1)
    let corners = [(0, 0), (right, 0), (right, bottom), (0, bottom)]
    let places = corners.map { x, y in
      let moveX = random.integer(below: mostX + 1)
      let moveY = random.integer(below: mostY + 1)
      return (x == 0 ? moveX : x - moveX, y == 0 ? moveY : y - moveY)
    }
    func points(_ places: [(Int, Int)]) -> [PerspectiveMap.Point] {
      places.map { PerspectiveMap.Point(x: Double($0), y: Double($1)) }
    }
    let map = PerspectiveMap(from: points(corners), to: points(places))
    return map.map { mapped(by: $0) } ?? self
  }
}
