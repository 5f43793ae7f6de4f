import Datasets
import Testing

struct IDXTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func problem(_ bytes: [UInt8]) throws -> DatasetError.Problem? {
    let path = try folder.write(bytes, to: "images")
    let error = #expect(throws: DatasetError.self) { try IDXImages(contentsOf: path) }
    #expect(error?.path == path)
    return error?.problem
  }

  @Test func `images are read plain and packed, whatever the file's name says`() throws {
    let plain = try folder.write(IDXBytes.images(3, height: 2, width: 5), to: "plain.gz")
    let packed = try folder.write(
      IDXBytes.packed(IDXBytes.images(3, height: 2, width: 5)), to: "packed")
    let images = try IDXImages(contentsOf: plain)
    #expect([images.count, images.height, images.width] == [3, 2, 5])
    #expect(images.pixels == Array(0..<30))
    #expect(try IDXImages(contentsOf: packed) == images)
  }

  @Test func `labels are read`() throws {
    let path = try folder.write(IDXBytes.labels([3, 1, 4]), to: "labels")
    #expect(try IDXLabels(contentsOf: path).labels == [3, 1, 4])
  }

  @Test func `a file without any image is read`() throws {
    let path = try folder.write(IDXBytes.images(0), to: "none")
    #expect(try IDXImages(contentsOf: path).pixels.isEmpty)
  }

  @Test func `a plain file cut anywhere is refused`() throws {
    let bytes = IDXBytes.images(2, height: 3, width: 3)
    #expect(try problem([]) == .empty)
    #expect(try problem(Array(bytes.prefix(7))) == .shortHeader(bytes: 7, needed: 16))
    #expect(try problem(Array(bytes.prefix(16))) == .truncated(declared: 18, found: 0))
    #expect(try problem(bytes.dropLast()) == .truncated(declared: 18, found: 17))
  }

  @Test func `bytes after the last image are refused`() throws {
    let bytes = IDXBytes.images(2, height: 3, width: 3) + [0]
    #expect(try problem(bytes) == .trailingBytes(declared: 18))
    #expect(try problem(IDXBytes.packed(bytes)) == .trailingBytes(declared: 18))
  }

  @Test func `labels in place of images are refused`() throws {
    #expect(
      try problem(IDXBytes.labels([1, 2])) == .wrongMagic(found: 2_049, expected: 2_051))
  }

  @Test func `images without pixels are refused`() throws {
    #expect(try problem(IDXBytes.images(2, height: 0)) == .noPixels(height: 0, width: 28))
  }

  @Test func `counts beyond all reason are refused without allocating them`() throws {
    let huge = [2_051, 0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF].flatMap(IDXBytes.number)
    #expect(try problem(huge) == .truncated(declared: .max, found: 0))
    let packed = IDXBytes.packed(huge)
    #expect(try problem(packed) == .tooMuch(declared: .max, limit: packed.count * 1_032))
    let many = [2_051, 10_000_000, 28, 28].flatMap(IDXBytes.number)
    #expect(try problem(many) == .truncated(declared: 7_840_000_000, found: 0))
  }

  @Test func `a folder in place of a file is refused`() {
    let error = #expect(throws: DatasetError.self) { try IDXImages(contentsOf: folder.path) }
    #expect(
      error?.problem == .unreadable(reason: "it is not a regular file"))
  }

  @Test func `a missing file is named as the caller named it`() {
    let error = #expect(throws: DatasetError.self) { try IDXImages(contentsOf: "no/such-file") }
    #expect(
      error?.description
        == "no/such-file: It cannot be read: no such file. Check the path and its permissions.")
  }
}
