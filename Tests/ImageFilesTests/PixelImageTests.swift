import ImageFiles
import Testing

struct PixelImageTests {
  @Test func `grey weighs green most and blue least`() {
    let colours = PixelImage(
      width: 5, height: 1, channels: .rgb,
      pixels: [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 10, 20, 30])
    // 0.299, 0.587 and 0.114 of 255, rounded; the last is 2.99 + 11.74 + 3.42.
    #expect(colours.grey().pixels == [76, 150, 29, 255, 18])
  }

  @Test func `transparency is dropped and grey is spread over three colours`() {
    let clear = PixelImage(width: 1, height: 1, channels: .rgba, pixels: [1, 2, 3, 4])
    #expect(clear.rgb().pixels == [1, 2, 3])
    let grey = PixelImage(width: 2, height: 1, channels: .grey, pixels: [7, 9])
    #expect(grey.rgb().pixels == [7, 7, 7, 9, 9, 9])
  }
}
