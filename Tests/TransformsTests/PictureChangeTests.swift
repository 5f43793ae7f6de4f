import ImageFiles
import Testing
import Transforms

/// Changes with fixed parameters, small enough to check on paper.
struct PictureChangeTests {
  @Test func `halving a row averages over all pixels that a new one covers`() {
    // Weights 3, 3, 1 of 7 and the mirror image: triangles of two pixels around 1 and 3.
    let picture = grey([[0, 70, 140, 210]])
    #expect(picture.resized(height: 1, width: 2).pixels == [50, 160])
  }

  @Test func `doubling a row mixes neighbours by their distance`() {
    #expect(grey([[0, 100]]).resized(height: 1, width: 4).pixels == [0, 25, 75, 100])
  }

  @Test func `bicubic overshoot is cut off at black and white`() {
    let pixels = grey([[0, 0, 255, 255]]).resized(height: 1, width: 8, .bicubic).pixels
    #expect(pixels.first == 0 && pixels.last == 255)
    #expect(pixels == pixels.sorted())
  }

  @Test(arguments: Interpolation.allCases)
  func `one colour stays that colour in every size`(interpolation: Interpolation) {
    let picture = PixelImage(
      width: 13, height: 9, channels: .rgb,
      pixels: (0..<9 * 13).flatMap { _ in [7, 130, 251] as [UInt8] })
    for (height, width) in [(1, 1), (9, 40), (31, 2), (5, 5)] {
      let resized = picture.resized(height: height, width: width, interpolation)
      #expect(resized.height == height && resized.width == width)
      #expect(Set(resized.pixels) == [7, 130, 251])
    }
  }

  @Test func `channels are resized on their own`() {
    let picture = randomPicture(height: 11, width: 17)
    let resized = picture.resized(height: 6, width: 23)
    for channel in 0..<3 {
      let plane = PixelImage(
        width: 17, height: 11, channels: .grey,
        pixels: (0..<11 * 17).map { picture.pixels[$0 * 3 + channel] })
      #expect(
        plane.resized(height: 6, width: 23).pixels
          == (0..<6 * 23).map { resized.pixels[$0 * 3 + channel] })
    }
  }

  @Test func `a quarter turn goes counter-clockwise`() {
    #expect(grey([[1, 2], [3, 4]]).rotated(degrees: 90).pixels == [2, 4, 1, 3])
  }

  @Test func `an eighth of a turn leaves the corners black`() {
    let turned = grey(Array(repeating: Array(repeating: 9, count: 8), count: 8))
      .rotated(degrees: 45)
    #expect([0, 7, 56, 63].map { turned.pixels[$0] } == [0, 0, 0, 0])
    #expect(turned.pixels[27] == 9)
  }

  @Test func `flips exchange left and right, or top and bottom`() {
    let picture = grey([[1, 2, 3], [4, 5, 6]])
    #expect(picture.flippedHorizontally().pixels == [3, 2, 1, 6, 5, 4])
    #expect(picture.flippedVertically().pixels == [4, 5, 6, 1, 2, 3])
  }

  @Test func `shear moves rows against each other, the middle stays`() {
    let rows = grey([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]])
    let sheared = rows.mapped(by: AffineMap(shear: (45, 0), height: 3, width: 5))
    #expect(sheared.pixels == [0, 1, 2, 3, 4, 1, 2, 3, 4, 5, 2, 3, 4, 5, 0])
  }

  @Test func `stretching a long line does not drift`() {
    let width = 60_003
    let line = grey([(0..<width).map { UInt8($0 % 251) }])
    let stretched = line.mapped(by: AffineMap(scale: 1.5, height: 1, width: width))
    // The centre of column i lies at (i + ½ − width/2) / 1.5 + width/2, never near a whole number.
    // Steps rounded to 2⁻¹⁶ pixels would be a third of a pixel off at the end.
    #expect(stretched.pixels == (0..<width).map { UInt8((4 * $0 + 2 + width) / 6 % 251) })
  }

  @Test func `shrinking leaves black around the picture, which is shifted by whole pixels`() {
    let picture = grey([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16]])
    let map = AffineMap(shift: (1, 0), scale: 0.5, height: 4, width: 4)
    #expect(
      picture.mapped(by: map).pixels == [0, 0, 0, 0, 0, 0, 6, 8, 0, 0, 14, 16, 0, 0, 0, 0])
  }

  @Test func `a perspective that moves no corner changes nothing`() throws {
    let picture = randomPicture(height: 9, width: 12)
    let corners = [(0, 0), (11, 0), (11, 8), (0, 8)].map {
      PerspectiveMap.Point(x: Double($0.0), y: Double($0.1))
    }
    let map = try #require(PerspectiveMap(from: corners, to: corners))
    let moved = picture.mapped(by: map)
    // Positions that are a hair below a pixel's centre are cut off to the number below.
    #expect(zip(moved.pixels, picture.pixels).allSatisfy { $0 == $1 || $0 + 1 == $1 })
  }

  @Test func `corners that meet give no perspective`() {
    let corner = PerspectiveMap.Point(x: 0, y: 0)
    let corners = Array(repeating: corner, count: 4)
    #expect(PerspectiveMap(from: corners, to: corners) == nil)
  }

  @Test func `brightness is cut off at white and at fractions`() {
    #expect(pixel(200, 101, 3).withBrightness(1.5).pixels == [255, 151, 4])
  }

  @Test func `no contrast is the mean grey, rounded`() {
    #expect(grey([[10, 11]]).withContrast(0).pixels == [11, 11])
  }

  @Test func `no saturation is the shade of grey`() {
    let picture = randomPicture(height: 4, width: 4)
    #expect(picture.withSaturation(0) == picture.grey(as: .rgb))
  }

  @Test func `a third of the colour circle turns red into green`() {
    #expect(pixel(200, 0, 0).withHue(shiftedBy: 1.0 / 3).pixels == [0, 200, 0])
  }

  @Test func `grey has no hue`() {
    let picture = randomPicture(height: 5, width: 5, channels: .grey)
    #expect(picture.withHue(shiftedBy: 0.3) == picture)
    #expect(picture.rgb().withHue(shiftedBy: 0.3) == picture.rgb())
  }

  @Test func `a blur of three mirrors the picture at its edges`() {
    // Rows 3 0 3 6 3, three of them the same: sums of 18, 27 and 36, over 9.
    #expect(grey([[0, 3, 6]]).boxBlurred(size: 3).pixels == [2, 3, 4])
  }
}
