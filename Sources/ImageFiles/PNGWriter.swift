import CDeflate

/// Writes a PNG file: header, density, palette, compressed rows.
///
/// Compressed with libdeflate, which is several times as fast as zlib and makes smaller files.
///
/// Source: PNG specification, third edition, §5, §9 and §11.
struct PNGWriter {
  /// How a pixel is stored.
  enum Color {
    case grey(bits: Int)
    case rgb
    case rgba
    case indexed(bits: Int, palette: [UInt8], hasTransparency: Bool)

    fileprivate var type: UInt8 {
      switch self {
      case .grey: 0
      case .rgb: 2
      case .indexed: 3
      case .rgba: 6
      }
    }

    fileprivate var bitsPerSample: Int {
      switch self {
      case .grey(let bits), .indexed(let bits, _, _): bits
      case .rgb, .rgba: 8
      }
    }

    fileprivate var samples: Int {
      switch self {
      case .grey, .indexed: 1
      case .rgb: 3
      case .rgba: 4
      }
    }
  }

  let width: Int
  let height: Int
  let color: Color
  let pixelsPerMetre: Int?

  /// The file of H×W×samples bytes, each of which fits the colour's bits.
  func file(
    _ samples: [UInt8], _ effort: PNGEffort, named file: String
  ) throws(ImageFileError) -> [UInt8] {
    let rows = PNGRows(
      packing: samples, perRow: width * color.samples, height: height,
      bitsPerSample: color.bitsPerSample)
    return try self.file(rows, effort, named: file)
  }

  func file(
    _ rows: PNGRows, _ effort: PNGEffort, named file: String
  ) throws(ImageFileError) -> [UInt8] {
    guard var data = compressed(rows.unfiltered, effort) else { throw outOfMemory(file) }
    // Filters do harm to pixels that are no amounts; whether they help the others shows.
    if effort == .small, color.bitsPerSample == 8, color.type != 3 {
      guard let filtered = compressed(rows.filtered(distance: color.samples), effort) else {
        throw outOfMemory(file)
      }
      if filtered.count < data.count { data = filtered }
    }
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    bytes.reserveCapacity(data.count + 1200)
    let header = number(width) + number(height) + [UInt8(color.bitsPerSample), color.type, 0, 0, 0]
    append("IHDR", header, to: &bytes)
    if let pixelsPerMetre {
      let density = number(pixelsPerMetre)
      append("pHYs", density + density + [1], to: &bytes)
    }
    if case .indexed(_, let palette, let hasTransparency) = color {
      append("PLTE", palette.indices.filter { $0 % 4 < 3 }.map { palette[$0] }, to: &bytes)
      if hasTransparency {
        let opacities = stride(from: 3, to: palette.count, by: 4).map { palette[$0] }
        append("tRNS", opacities, to: &bytes)
      }
    }
    append("IDAT", data, to: &bytes)
    append("IEND", [], to: &bytes)
    return bytes
  }

  private func compressed(_ rows: [UInt8], _ effort: PNGEffort) -> [UInt8]? {
    guard let compressor = libdeflate_alloc_compressor(effort.level) else { return nil }
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_zlib_compress_bound(compressor, rows.count)
    let bytes = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = libdeflate_zlib_compress(compressor, rows, rows.count, buffer.baseAddress, bound)
    }
    return bytes.isEmpty ? nil : bytes
  }

  private func append(_ name: String, _ content: [UInt8], to bytes: inout [UInt8]) {
    bytes += number(content.count)
    let start = bytes.count
    bytes += name.utf8
    bytes += content
    let sum = bytes.withUnsafeBytes { all -> UInt32 in
      let chunk = UnsafeRawBufferPointer(rebasing: all[start...])
      return libdeflate_crc32(0, chunk.baseAddress, chunk.count)
    }
    bytes += number(Int(sum))
  }

  /// Four bytes, the highest first.
  private func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private func outOfMemory(_ file: String) -> ImageFileError {
    ImageFileError(file: file, problem: .notWritten(reason: "there is not enough memory"))
  }
}
