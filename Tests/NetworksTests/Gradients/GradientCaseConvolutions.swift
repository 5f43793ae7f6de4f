import Networks
import Tensors

extension GradientCase {
  /// Convolutions of every form, among them 3×3 ones of many channels on even and odd maps.
  static let convolutions =
    small.map { layer in GradientCase("\(layer)", [4, 7, 6]) { layer } }
    + wide.map { input, layer in GradientCase("\(layer) on \(input)", input) { layer } }
    + [
      GradientCase("an image of one pixel", [3, 1, 1]) { Conv2d(filters: 2, size: 1) },
      GradientCase("a filter as large as the image", [2, 4, 5]) {
        Conv2d(filters: 3, size: Extent(rows: 4, columns: 5))
      },
      GradientCase("seven images through one convolution", [2, 5, 4], images: 7) {
        Conv2d(filters: 3, size: 3, padding: 1)
      },
    ]

  private static let small = [
    Conv2d(filters: 4, size: 3), Conv2d(filters: 4, size: 3, padding: 1),
    Conv2d(filters: 4, size: 2), Conv2d(filters: 3, size: 4, padding: .same),
    Conv2d(filters: 4, size: 5, padding: .same), Conv2d(filters: 2, size: 3, padding: .full),
    Conv2d(filters: 4, size: 1), Conv2d(filters: 3, size: 1, bias: false),
    Conv2d(filters: 3, size: 1, stride: 2), Conv2d(filters: 3, size: 3, bias: false),
    Conv2d(filters: 4, size: 3, stride: 2, padding: 1), Conv2d(filters: 2, size: 2, stride: 3),
    Conv2d(filters: 4, size: 2, padding: 1, dilation: 3),
    Conv2d(filters: 2, size: 3, stride: 2, padding: 2, dilation: 2),
    Conv2d(filters: 4, size: 3, padding: 1, groups: 2),
    Conv2d(filters: 8, size: 3, stride: 2, padding: 1, groups: 4, bias: false),
    Conv2d(filters: 4, size: 3, padding: .same, groups: 4),
    Conv2d(filters: 6, size: 1, groups: 2),
    Conv2d(filters: 2, size: 7, padding: 3), Conv2d(filters: 2, size: 3, padding: 5),
    Conv2d(filters: 2, size: Extent(rows: 1, columns: 5), padding: .same),
    Conv2d(filters: 2, size: Extent(rows: 6, columns: 1), padding: .full),
    Conv2d(
      filters: 2, size: Extent(rows: 1, columns: 3), stride: Extent(rows: 3, columns: 1),
      padding: .axes(rows: 0, columns: 2), dilation: Extent(rows: 1, columns: 2)),
    Conv2d(filters: 2, size: 3, stride: 2, padding: .sides(top: 0, bottom: 1, left: 2, right: 3)),
  ]

  /// Many channels or filters, where other kernels may run.
  private static let wide: [(Shape, Conv2d)] = [
    ([16, 8, 8], Conv2d(filters: 16, size: 3, padding: 1)),
    ([16, 7, 5], Conv2d(filters: 16, size: 3, padding: 1)),
    ([17, 6, 9], Conv2d(filters: 19, size: 3, padding: 1, bias: false)),
    ([32, 5, 4], Conv2d(filters: 16, size: 3)), ([16, 4, 4], Conv2d(filters: 33, size: 3)),
    ([24, 3, 3], Conv2d(filters: 24, size: 3, padding: 1)),
    ([16, 2, 1], Conv2d(filters: 16, size: 3, padding: 1)),
    ([16, 6, 7], Conv2d(filters: 16, size: 3, padding: .full)),
    (
      [16, 5, 6],
      Conv2d(filters: 16, size: 3, padding: .sides(top: 1, bottom: 0, left: 0, right: 1))
    ),
    ([32, 6, 5], Conv2d(filters: 32, size: 3, padding: 1, groups: 2)),
    ([16, 7, 6], Conv2d(filters: 16, size: 3, padding: 1, groups: 16)),
    ([16, 7, 6], Conv2d(filters: 16, size: 3, stride: 2, padding: 1)),
    ([16, 7, 6], Conv2d(filters: 16, size: 3, padding: 2, dilation: 2)),
    ([40, 5, 5], Conv2d(filters: 24, size: 1)),
    ([16, 6, 6], Conv2d(filters: 16, size: 5, padding: 2)),
  ]
}
