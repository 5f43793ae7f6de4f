import Datasets
import Mathematics
import Testing

struct GzipTests {
  private let folder: TemporaryFolder
  private let packed = IDXBytes.packed(IDXBytes.images(40))

  init() throws {
    folder = try TemporaryFolder()
  }

  private func problem(_ bytes: [UInt8]) throws -> DatasetError.Problem? {
    let path = try folder.write(bytes, to: "images.gz")
    return #expect(throws: DatasetError.self) { try IDXImages(contentsOf: path) }?.problem
  }

  @Test func `a packed file cut anywhere is refused`() throws {
    for length in stride(from: 2, to: packed.count, by: 7) {
      let found = try problem(Array(packed.prefix(length)))
      guard case .truncatedGzip = found else {
        Issue.record("cut at \(length): \(String(describing: found))")
        continue
      }
    }
  }

  @Test func `a wrong checksum is noticed`() throws {
    var damaged = packed
    damaged[packed.count - 6] ^= 1
    #expect(try problem(damaged) == .corruptGzip(reason: "incorrect data check"))
  }

  @Test func `a wrong length is noticed`() throws {
    var damaged = packed
    damaged[packed.count - 2] ^= 1
    #expect(try problem(damaged) == .corruptGzip(reason: "incorrect length check"))
  }

  @Test func `bytes after the packed data are refused`() throws {
    #expect(try problem(packed + [1, 2, 3]) == .trailingAfterGzip(bytes: 3))
  }

  @Test func `more content than the header declares is refused before it is unpacked`() throws {
    let bomb = IDXBytes.images(0) + [UInt8](repeating: 0, count: 50_000_000)
    #expect(try problem(IDXBytes.packed(bomb)) == .trailingBytes(declared: 0))
  }

  @Test func `more content than may be unpacked is refused by the header alone`() throws {
    let path = try folder.write(packed, to: "images.gz")
    #expect(try IDXImages(contentsOf: path, unpackingAtMost: 31_360).count == 40)
    let short = try folder.write(
      IDXBytes.packed(IDXBytes.images(40).dropLast(100)), to: "short.gz")
    // Reading on would find that pixels are missing.
    #expect(throws: DatasetError(path: short, problem: .tooLarge(limit: 31_359))) {
      try IDXImages(contentsOf: short, unpackingAtMost: 31_359)
    }
    let labels = try folder.write(IDXBytes.packed(IDXBytes.labels([1, 2, 3])), to: "labels.gz")
    #expect(throws: DatasetError(path: labels, problem: .tooLarge(limit: 2))) {
      try IDXLabels(contentsOf: labels, unpackingAtMost: 2)
    }
  }

  @Test func `nobody need set a limit to be safe from a small file that unpacks to gigabytes`()
    throws
  {
    // Noise, so that the packed file is large enough to hold what the header says.
    var random = SeededRandom(seed: 1)
    let noise = (0..<300_000).map { _ in UInt8(random.integer(below: 256)) }
    let header = [2_051, (1 << 28) + 1, 1, 1].flatMap(IDXBytes.number)
    #expect(try problem(IDXBytes.packed(header + noise)) == .tooLarge(limit: 1 << 28))
  }

  @Test func `a plain file is as large as it is, whatever limit there is for packed ones`() throws {
    let path = try folder.write(IDXBytes.images(40), to: "images")
    #expect(try IDXImages(contentsOf: path, unpackingAtMost: 1).count == 40)
  }

  @Test func `less content than the header declares is refused`() throws {
    let short = IDXBytes.packed(IDXBytes.images(40).dropLast(100))
    #expect(try problem(short) == .truncated(declared: 31_360, found: 31_260))
  }

  @Test func `any flipped bit is refused, or changes nothing that is read`() throws {
    let path = try folder.write(packed, to: "good.gz")
    let good = try IDXImages(contentsOf: path)
    for i in stride(from: 0, to: packed.count, by: 3) {
      var damaged = packed
      damaged[i] ^= 0x04
      let path = try folder.write(damaged, to: "damaged.gz")
      // Bytes 4 to 9 of a gzip header hold a date and hints that nothing depends on.
      let images = try? IDXImages(contentsOf: path)
      #expect(images == nil || images == good, "byte \(i)")
    }
  }
}
