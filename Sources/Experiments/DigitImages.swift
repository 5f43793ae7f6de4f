import Datasets
import Figures
import Filters

extension LabeledImages {
  /// One grey image as figures show it.
  func bitmap(_ index: Int) -> Bitmap {
    Bitmap(
      width: width, height: height,
      bytes: Array(pixels[index * imageSize..<(index + 1) * imageSize]))
  }

  /// One grey image as filters read it, 0 to 255.
  func plane(_ index: Int) -> Plane {
    Plane(
      height: height, width: width, pixels: pixels[index * imageSize..<(index + 1) * imageSize])
  }
}
