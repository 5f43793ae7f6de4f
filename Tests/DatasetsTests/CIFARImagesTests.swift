import Datasets
import Testing

struct CIFARImagesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Records whose pixels all are the record's number.
  private func records(_ labels: [UInt8]) -> [UInt8] {
    labels.enumerated().flatMap { i, label in
      [label] + [UInt8](repeating: UInt8(i), count: 3_072)
    }
  }

  private func problem(_ bytes: [UInt8], atMost most: Int = 100) throws -> CIFARError.Problem? {
    let path = try folder.write(bytes, to: "batch.bin")
    return #expect(throws: CIFARError.self) {
      try CIFARImages(contentsOf: [path], atMost: most)
    }?.problem
  }

  @Test func `several files, plain and packed, are read one after the other`() throws {
    let first = try folder.write(records([6, 9]), to: "data_batch_1.bin")
    let second = try folder.write(IDXBytes.packed(records([0, 1, 2])), to: "data_batch_2.bin.gz")
    let images = try CIFARImages(contentsOf: [first, second])
    #expect(images.labels == [6, 9, 0, 1, 2])
    #expect(images.count == 5)
    #expect(images.pixels.count == 5 * 3_072)
    let shades = (0..<5).map { images.pixels[$0 * 3_072 + 100] }
    #expect(shades == [0, 1, 0, 1, 2])
  }

  @Test func `more records than are read at once are all there`() throws {
    let labels = (0..<1_000).map { UInt8($0 % 10) }
    let bytes = labels.flatMap { [$0] + [UInt8](repeating: $0, count: 3_072) }
    for content in [bytes, IDXBytes.packed(bytes)] {
      let images = try CIFARImages(contentsOf: [folder.write(content, to: "many.bin")])
      #expect(images.labels == labels)
      #expect(images.pixels[3_072 * 999] == 9)
    }
  }

  @Test func `a record that is cut short is refused`() throws {
    let bytes = Array(records([1, 2]).dropLast(5))
    #expect(try problem(bytes) == .brokenRecord(bytes: 6_141))
    #expect(try problem(IDXBytes.packed(bytes)) == .brokenRecord(bytes: 6_141))
  }

  @Test func `a label beyond the ten classes is named with its record`() throws {
    #expect(try problem(records([1, 2, 10])) == .label(10, record: 3))
  }

  @Test func `the archive that holds the files is told from them`() throws {
    var archive = [UInt8](repeating: 0, count: 3_073)
    archive.replaceSubrange(257..<262, with: "ustar".utf8)
    #expect(try problem(archive) == .archive)
    #expect(
      CIFARError(path: "c.tar", problem: .archive).description
        == "c.tar: This is a tar archive. Unpack it, and name the files in it.")
  }

  @Test func `more records than there may be are refused, in all files together`() throws {
    let first = try folder.write(records([6, 9]), to: "data_batch_1.bin")
    let second = try folder.write(IDXBytes.packed(records([0, 1, 2])), to: "data_batch_2.bin.gz")
    #expect(try CIFARImages(contentsOf: [first, second], atMost: 5).count == 5)
    #expect(throws: CIFARError(path: second, problem: .tooMany(limit: 4))) {
      try CIFARImages(contentsOf: [first, second], atMost: 4)
    }
    #expect(
      CIFARError(path: "c.bin", problem: .tooMany(limit: 4)).description
        == "c.bin: Here the records become more than 4. Fetch the file again.")
  }

  @Test func `a packed file is not unpacked far beyond what it may hold`() throws {
    let packed = IDXBytes.packed([UInt8](repeating: 0, count: 3_073 * 20_000))
    #expect(try problem(packed, atMost: 10) == .tooMany(limit: 10))
  }

  @Test func `a packed file without content is refused`() throws {
    let path = try folder.write(IDXBytes.packed([]), to: "none.gz")
    let error = #expect(throws: DatasetError.self) { try CIFARImages(contentsOf: [path]) }
    #expect(error?.problem == .noImages)
  }
}
