import Foundation
import ImageFiles
import Testing

/// `fovea filter` on small pictures, by the program itself.
struct FilterCommandTests {
  /// Runs the command on a picture of the numbers, row by row, and reads what it writes.
  private func filter(
    _ kernel: String, _ options: String..., pixels: [UInt8], width: Int,
    channels: PixelImage.Channels = .grey
  ) throws -> (picture: PixelImage, output: String) {
    var result: (PixelImage, String)?
    try withTemporaryFolder { folder in
      let image = PixelImage(
        width: width, height: pixels.count / channels.rawValue / width, channels: channels,
        pixels: pixels)
      try Data(image.png()).write(to: URL(fileURLWithPath: "\(folder)/in.png"))
      let outcome = try FoveaProcess().run(
        ["filter", kernel, "\(folder)/in.png", "-o", "\(folder)/out.png"] + options)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let bytes = FileManager.default.contents(atPath: "\(folder)/out.png") ?? Data()
      result = (try PixelImage(png: [UInt8](bytes), file: "out.png"), outcome.output)
    }
    return try #require(result)
  }

  private let numbers: [UInt8] = [0, 1, 2, 3, 4, 5, 6, 7, 8]

  @Test(arguments: ["[[0,1],[2,3]]", "matrix:0,1;2,3"])
  func `a matrix by hand gives the sums of the lecture`(kernel: String) throws {
    let result = try filter(kernel, "--scale", "pixels", pixels: numbers, width: 3)
    #expect(result.picture.pixels == [19, 25, 37, 43])
    #expect(result.picture.width == 2)
    #expect(result.output.hasSuffix("out.png: 2×2 pixels, 0 to 255 as they are, clipped\n"))
  }

  @Test func `convolve turns the kernel`() throws {
    let result = try filter(
      "[[0,1],[2,3]]", "--scale", "pixels", "--operation", "convolve", pixels: numbers, width: 3)
    // 3 · 0 + 2 · 1 + 1 · 3 + 0 · 4 at the upper left.
    #expect(result.picture.pixels == [5, 11, 23, 29])
  }

  @Test func `full and same keep more places, and wrap sees the opposite edge`() throws {
    let full = try filter(
      "[[1]]", "--size", "full", "--scale", "pixels", pixels: numbers, width: 3)
    #expect(full.picture.pixels == numbers)
    let right = "[[0,0,0],[1,0,0],[0,0,0]]"
    let zero = try filter(
      right, "--size", "same", "--scale", "pixels", pixels: numbers, width: 3)
    #expect(zero.picture.pixels == [0, 0, 1, 0, 3, 4, 0, 6, 7])
    let wrap = try filter(
      right, "--size", "same", "--border", "wrap", "--scale", "pixels", pixels: numbers, width: 3)
    #expect(wrap.picture.pixels == [2, 0, 1, 5, 3, 4, 8, 6, 7])
  }

  @Test func `signed answers are blue below zero and orange above`() throws {
    // Rises of 50, 0 and −50.
    let result = try filter("[[-1,1]]", pixels: [0, 50, 50, 0], width: 4)
    let colors = stride(from: 0, to: 9, by: 3).map { Array(result.picture.pixels[$0..<$0 + 3]) }
    #expect(colors[0] == [0xC7, 0x68, 0x01])
    #expect(colors[1] == [0xFD, 0xFD, 0xFB])
    #expect(colors[2] == [0x26, 0x85, 0xD4])
    #expect(result.output.hasSuffix("3×1 pixels, blue −50, paper 0, orange 50\n"))
  }

  @Test func `grey has zero in the middle`() throws {
    let result = try filter("[[-1,1]]", "--scale", "grey", pixels: [0, 50, 50, 0], width: 4)
    #expect(result.picture.pixels == [255, 128, 1])
  }

  @Test func `Sobel's magnitude runs from black to white`() throws {
    let edge: [UInt8] = Array(repeating: [0, 0, 0, 80], count: 3).flatMap { $0 }
    let result = try filter("sobel", pixels: edge, width: 4)
    #expect(result.picture.pixels == [0, 255])
    #expect(result.output.hasSuffix("black 0, white 320\n"))
    let upwards = try filter("sobel:direction=y", pixels: edge, width: 4)
    #expect(upwards.output.hasSuffix("0 everywhere\n"))
  }

  @Test func `a Gabor kernel keeps the picture's size`() throws {
    let stripes = (0..<400).map { UInt8($0 % 20 / 5 % 2 * 200) }
    let result = try filter("gabor:frequency=0.1,theta=0,sigma=2", pixels: stripes, width: 20)
    #expect(result.picture.width == 20 && result.picture.height == 20)
    #expect(result.picture.pixels.max() == 255)
  }

  @Test func `colours are turned to grey first`() throws {
    let result = try filter(
      "[[1]]", "--scale", "pixels", pixels: [255, 0, 0, 0, 255, 0], width: 2, channels: .rgb)
    #expect(result.picture.pixels == [76, 150])
  }

  @Test func `each colour is filtered on its own, on one scale`() throws {
    // Rises: 50 in red, none in green, −100 in blue.
    let pixels: [UInt8] = [0, 9, 200, 50, 9, 100]
    let rises = try filter(
      "[[-1,1]]", "--channels", "each", pixels: pixels, width: 2, channels: .rgb)
    #expect(rises.picture.channels == .rgb)
    #expect(rises.picture.pixels == [192, 128, 1])
    #expect(
      rises.output.hasSuffix(
        "1×1 pixels, red, green and blue each: black −100, mid grey (128) 0, white 100\n"))
    let same = try filter(
      "[[1]]", "--channels", "each", "--scale", "pixels", pixels: pixels, width: 2, channels: .rgb)
    #expect(same.picture.pixels == pixels)
    let lengths = try filter(
      "gabor:sigma=1,part=magnitude", "--channels", "each",
      pixels: (0..<1_200).map { UInt8($0 * 37 % 256) }, width: 20, channels: .rgb)
    #expect(lengths.picture.channels == .rgb && lengths.picture.pixels.max() == 255)
    #expect(lengths.output.contains("each: black 0, white "))
  }

  @Test func `a colour's plane gives what the plane gives alone`() throws {
    let plane = (0..<35).map { UInt8($0 * 29 % 256) }
    let alone = try filter("edge", "--scale", "pixels", pixels: plane, width: 7)
    let together = try filter(
      "edge", "--scale", "pixels", "--channels", "each",
      pixels: plane.flatMap { [0, $0, 255 - $0] }, width: 7, channels: .rgb)
    #expect(
      stride(from: 1, to: together.picture.pixels.count, by: 3).map { together.picture.pixels[$0] }
        == alone.picture.pixels)
  }

  @Test func `a grey picture has one plane to filter`() throws {
    let one = try filter("[[-1,1]]", pixels: [0, 50, 50, 0], width: 4)
    let each = try filter("[[-1,1]]", "--channels", "each", pixels: [0, 50, 50, 0], width: 4)
    #expect(one.picture == each.picture)
  }

  @Test func `colours have no signed scale`() throws {
    try withTemporaryFolder { folder in
      let image = PixelImage(
        width: 3, height: 1, channels: .rgb, pixels: [1, 2, 3, 4, 5, 6, 7, 8, 9])
      try Data(image.png()).write(to: URL(fileURLWithPath: "\(folder)/in.png"))
      let outcome = try FoveaProcess().run([
        "filter", "[[1]]", "\(folder)/in.png", "-o", "\(folder)/out.png", "--channels", "each",
        "--scale", "signed",
      ])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("Use grey, magnitude or pixels."), "\(outcome.errors)")
    }
  }

  @Test func `an output that is a folder, the picture itself or no PNG is refused`() throws {
    try withTemporaryFolder { folder in
      let picture = "\(folder)/in.png"
      let bytes = try PixelImage(width: 3, height: 3, channels: .grey, pixels: numbers).png()
      try Data(bytes).write(to: URL(fileURLWithPath: picture))
      for (output, words) in [
        ("\(folder)/out.jpg", "the result is a PNG picture. Name a file that ends in .png."),
        ("\(folder)/out", "the result is a PNG picture."),
        (folder, "this is a folder. Name a file in it, such as \(folder)/out.png."),
        ("\(folder)/./in.png", "this is the picture itself."),
        ("", "--output is empty: name a file."),
      ] {
        let outcome = try FoveaProcess().run(["filter", "[[1]]", picture, "-o", output])
        #expect(outcome.status == 2, "\(output)")
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["in.png"])
      #expect(FileManager.default.contents(atPath: picture) == Data(bytes))
    }
  }

  @Test func `an older result is replaced, a device gets its bytes`() throws {
    try withTemporaryFolder { folder in
      let image = PixelImage(width: 3, height: 3, channels: .grey, pixels: numbers)
      try Data(image.png()).write(to: URL(fileURLWithPath: "\(folder)/in.png"))
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(folder)/OUT.PNG"))
      for output in ["\(folder)/OUT.PNG", "/dev/null"] {
        let outcome = try FoveaProcess().run([
          "filter", "[[1]]", "\(folder)/in.png", "-o", output, "--scale", "pixels",
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      let bytes = FileManager.default.contents(atPath: "\(folder)/OUT.PNG") ?? Data()
      #expect(try PixelImage(png: [UInt8](bytes), file: "OUT.PNG") == image)
    }
  }

  @Test func `wrong usage ends with exit code 2, says what is wrong and writes nothing`() throws {
    let cases = [
      (["sobbel"], "there is no filter “sobbel”."), (["sobbel"], "Did you mean “sobel”?"),
      (["gabor:frequncy=1"], "Did you mean “frequency”?"),
      (["sobel:direction=left"], "The choices are x, y, magnitude, angle."),
      (["gabor:sigma=0"], "sigma_x is 0.0. Give a number from 0.01 to 511.0."),
      (["gabor:theta=nan"], "theta is “nan”"), (["gabor:sigma=1e5"], "100000.0"),
      (["haar:level=99"], "Give a whole number from 1 to 8."),
      (["[[1,2],[3]]"], "row 2 has 1 numbers"),
      (["vertical"], "a kernel of 5×5 is larger than the picture of 3×3"),
      (["vertical", "--size", "full"], "a kernel of 5×5 is larger than the picture of 3×3"),
      (["[[1]]", "--size", "huge"], "huge"), (["[[1]]", "--border", "wall"], "wall"),
      (["[[1]]", "--scale", "loud"], "loud"), (["[[1]]", "--operation", "add"], "add"),
    ]
    try withTemporaryFolder { folder in
      let image = PixelImage(width: 3, height: 3, channels: .grey, pixels: numbers)
      try Data(image.png()).write(to: URL(fileURLWithPath: "\(folder)/in.png"))
      for (arguments, words) in cases {
        let outcome = try FoveaProcess().run(
          ["filter"] + arguments + ["\(folder)/in.png", "-o", "\(folder)/out.png"])
        #expect(outcome.status == 2, "\(arguments)")
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
      }
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/out.png"))
    }
  }

  @Test func `a file that cannot be read ends with exit code 1 and is named`() throws {
    try withTemporaryFolder { folder in
      try Data("no picture".utf8).write(to: URL(fileURLWithPath: "\(folder)/text.png"))
      let cases = [
        ("\(folder)/none.png", "there is no such file"), (folder, "it is not a regular file"),
        ("\(folder)/text.png", "is not a picture in PNG, JPEG, WebP, GIF or BMP"),
        ("/dev/zero", "it is not a regular file"),
      ]
      for (path, words) in cases {
        let outcome = try FoveaProcess().run(["filter", "edge", path, "-o", "\(folder)/out.png"])
        #expect(outcome.status == 1, "\(path)")
        #expect(outcome.errors.contains("\(path): "), "\(outcome.errors)")
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
      }
    }
  }

  @Test func `an output that cannot be written is named`() throws {
    try withTemporaryFolder { folder in
      let image = PixelImage(width: 3, height: 3, channels: .grey, pixels: numbers)
      try Data(image.png()).write(to: URL(fileURLWithPath: "\(folder)/in.png"))
      let outcome = try FoveaProcess().run(
        ["filter", "edge", "\(folder)/in.png", "-o", "\(folder)/no/out.png"])
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("\(folder)/no/out.png: "), "\(outcome.errors)")
    }
  }
}
