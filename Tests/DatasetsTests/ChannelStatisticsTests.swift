import Datasets
import ImageFiles
import Testing

struct ChannelStatisticsTests {
  /// Of a root, a division and a number written in decimals.
  private static let rounding = 1e-15

  /// Two images of two channels: 0, 255 and 51; their mean and deviation are easy to check.
  private let images = LabeledImages(
    channels: 2, height: 1, width: 2, pixels: [0, 255, 51, 51, 255, 0, 51, 51], labels: [0, 0],
    classNames: ["a"])

  @Test func `each channel has a mean and deviation of its own`() {
    let statistics = ChannelStatistics(of: images)
    #expect(statistics.mean == [0.5, 0.2])
    #expect(statistics.deviation == [0.5, 0])
  }

  @Test func `half a million pixels that hardly differ keep their exact deviation`() {
    // n Σx² and (Σx)² agree in their first 17 digits.
    let count = 500_000
    var pixels = [UInt8](repeating: 255, count: count)
    pixels[7] = 254
    let statistics = ChannelStatistics(
      of: LabeledImages(
        channels: 1, height: 1, width: count, pixels: pixels, labels: [0], classNames: ["a"]))
    let share = 1 / Double(count)
    #expect(statistics.deviation == [(share * (1 - share)).squareRoot() / 255])
  }

  @Test func `pictures of several sizes and kinds are turned to the channels asked for`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      PixelImage(width: 1, height: 1, channels: .grey, pixels: [255]).png(), to: "a/1.png")
    try folder.write(
      PixelImage(width: 1, height: 3, channels: .rgb, pixels: [255, 0, 0, 255, 0, 0, 255, 0, 0])
        .png(), to: "a/2.png")
    let pictures = try ImageFolder(folder.path)
    let statistics = try ChannelStatistics(of: pictures, as: .rgb)
    #expect(statistics.mean == [1, 0.25, 0.25])
    #expect(statistics.deviation[0] == 0)
    #expect(abs(statistics.deviation[1] - 0.1875.squareRoot()) < Self.rounding)
    #expect(statistics.deviation[2] == statistics.deviation[1])
    // A red pixel is 76 in grey.
    #expect(
      try ChannelStatistics(of: pictures, as: .grey).mean == [(255 + 3 * 76) / 4.0 / 255])
  }

  @Test func `a picture that cannot be opened stops the measuring`() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "a/1.png")
    let pictures = try ImageFolder(folder.path)
    #expect(throws: ImageFileError.self) { try ChannelStatistics(of: pictures, as: .grey) }
  }
}
