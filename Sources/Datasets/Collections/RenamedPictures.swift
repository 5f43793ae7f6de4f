import ImageFiles

/// Pictures whose classes have better names than their folders.
struct RenamedPictures<Source: PictureSource>: PictureSource {
  let classNames: [String]
  private let source: Source

  init(_ source: Source, classNames: [String]) {
    self.source = source
    self.classNames = classNames
  }

  var count: Int { source.count }

  func label(of index: Int) -> Int { source.label(of: index) }
  func name(of index: Int) -> String { source.name(of: index) }
  func picture(_ index: Int) throws -> PixelImage { try source.picture(index) }
}
