import Datasets
import Testing

struct CSVImagesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read(_ text: String, as name: String = "signs.csv") throws -> CSVImages {
    try CSVImages(contentsOf: folder.write(Array(text.utf8), to: name), height: 1, width: 2)
  }

  /// The words of the error, after the file.
  private func refusal(_ text: String) throws -> String? {
    let error = #expect(throws: CSVError.self) { try read(text) }
    #expect(error?.path == "\(folder.path)/signs.csv")
    return error.map { String($0.description.dropFirst($0.path.count)) }
  }

  @Test func `labels and pixels stand in the order of the lines`() throws {
    let images = try read("label,pixel1,pixel2\n3,0,255\n24,17,8\n")
    #expect(images.labels == [3, 24])
    #expect(images.pixels == [0, 255, 17, 8])
    #expect(images.count == 2)
  }

  @Test(arguments: [
    "label,pixel1,pixel2\r\n3,0,255\r\n", "\u{FEFF}label,pixel1,pixel2\n3,0,255\n",
    "label,pixel1,pixel2\n3,0,255", "label,pixel1,pixel2\n3,0,255\n\n\r\n\n",
    "\"label\",\"pixel1\",\"pixel2\"\n\"3\",0,\"255\"\n", "3,0,255\n", "\u{FEFF}\"3\",000,255",
  ])
  func `how lines end, quotation marks, a byte order mark and a missing header change nothing`(
    text: String
  ) throws {
    let images = try read(text)
    #expect(images.labels == [3])
    #expect(images.pixels == [0, 255])
  }

  @Test func `a line with too few or too many columns is named`() throws {
    let header = "label,pixel1,pixel2\n1,2,3\n"
    #expect(
      try refusal(header + "1,2\n")
        == ", line 3: It has 2 columns, not 3. Correct the line, or fetch the file again.")
    #expect(
      try refusal(header + "7\n")
        == ", line 3: It has 1 column, not 3. Correct the line, or fetch the file again.")
    #expect(
      try refusal("label,pixel1,pixel2\n1,2,3,4\n")
        == ", line 2: It has 4 columns, not 3. Correct the line, or fetch the file again.")
    #expect(
      try refusal("label,pixel1,pixel2\n1,2,3,\n")
        == ", line 2: It has 4 columns, not 3. Correct the line, or fetch the file again.")
  }

  @Test(arguments: ["abc", "256", "-1", "1.5", "", " 7", "1e2", "\"7", "99999999999999999999"])
  func `a field that is no number from 0 to 255 is named with its column`(field: String) throws {
    let shown = field.count > 20 ? field.prefix(20) + "…" : field
    #expect(
      try refusal("label,pixel1,pixel2\n1,2,3\n1,2,\(field)\n")
        == ", line 3, column 3 (pixel2): “\(shown)” is not a whole number from 0 to 255. "
        + "Correct the line, or fetch the file again.")
  }

  @Test func `what a terminal would obey is not shown`() throws {
    #expect(try refusal("1,\u{1B}[2J,3\n")?.contains("“?[2J”") == true)
  }

  @Test func `a wrong name in the header is shown beside the right one`() throws {
    #expect(
      try refusal("label,pixel2,pixel1\n1,2,3\n")
        == ", line 1, column 2: It is called “pixel2”, not “pixel1”. Check that this is a table of "
        + "a label and the pixels of an image in each line, with commas.")
  }

  @Test func `an empty line among others is refused at its own number`() throws {
    #expect(
      try refusal("label,pixel1,pixel2\n1,2,3\n\n\n1,2,3\n")
        == ", line 3: The line is empty, and others follow. "
        + "Correct the line, or fetch the file again.")
  }

  @Test func `a table without rows is refused`() throws {
    let error = #expect(throws: CSVError.self) { try read("label,pixel1,pixel2\n") }
    #expect(error?.problem == .noRows)
  }

  @Test func `a file without lines is not gathered in memory`() throws {
    let error = #expect(throws: CSVError.self) {
      try read(String(repeating: "1,", count: 700_000))
    }
    #expect(error?.problem == .tooLong(bytes: 1 << 20))
  }

  @Test func `an empty file is refused`() throws {
    let error = #expect(throws: DatasetError.self) { try read("") }
    #expect(error?.problem == .empty)
  }

  @Test func `a packed table is unpacked, whatever its name`() throws {
    let packed = IDXBytes.packed(Array("label,pixel1,pixel2\n3,0,255\n".utf8))
    let path = try folder.write(packed, to: "packed.csv")
    #expect(try CSVImages(contentsOf: path, height: 1, width: 2).pixels == [0, 255])
  }

  @Test func `more images than there may be are refused with their line`() throws {
    let packed = IDXBytes.packed(Array("label,pixel1,pixel2\n3,0,255\n4,1,2\n".utf8))
    let path = try folder.write(packed, to: "packed.csv")
    #expect(try CSVImages(contentsOf: path, height: 1, width: 2, atMost: 2).count == 2)
    let error = #expect(throws: CSVError.self) {
      try CSVImages(contentsOf: path, height: 1, width: 2, atMost: 1)
    }
    #expect(
      error?.description
        == "\(path), line 3: Here the images become more than 1. Fetch the file again.")
  }

  @Test func `lines that lie across the pieces of a large file are read whole`() throws {
    let rows = 400_000
    let lines = (0..<rows).map { "\($0 % 25),\($0 % 256),\($0 / 256 % 256)" }
    let images = try read("label,pixel1,pixel2\n" + lines.joined(separator: "\n"))
    #expect(images.count == rows)
    #expect(images.labels == (0..<rows).map { UInt8($0 % 25) })
    let pixels = (0..<rows).flatMap { (row: Int) -> [UInt8] in
      [UInt8(row % 256), UInt8(row / 256 % 256)]
    }
    #expect(images.pixels == pixels)
  }
}
