import Contents

extension Content {
  /// The bytes as text.
  ///
  /// - Throws: `SiteError` with what fetching them threw.
  func text() throws(SiteError) -> String {
    do {
      return String(decoding: try bytes(), as: UTF8.self)
    } catch {
      throw SiteError([.content("\(error)")])
    }
  }
}
