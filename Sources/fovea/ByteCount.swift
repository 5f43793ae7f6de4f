/// A number of bytes as people read it.
struct ByteCount {
  let bytes: Int

  init(_ bytes: Int) {
    self.bytes = bytes
  }

  /// Millions of bytes with one decimal, fewer in thousands; empty for none.
  var words: String {
    switch bytes {
    case ...0: ""
    case ..<1_000: "\(bytes) B"
    case ..<1_000_000: "\((bytes + 500) / 1_000) kB"
    default: "\((bytes + 50_000) / 100_000 / 10).\((bytes + 50_000) / 100_000 % 10) MB"
    }
  }
}
