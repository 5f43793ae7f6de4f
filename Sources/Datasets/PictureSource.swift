public import ImageFiles

/// A split of a collection whose pictures may differ in size and need not fit into memory: each is
/// read, or drawn, when it is asked for.
public protocol PictureSource: Sendable {
  /// How many pictures there are.
  var count: Int { get }

  /// The classes' names; a label is an index into them.
  var classNames: [String] { get }

  /// The class of a picture, known without opening it.
  func label(of index: Int) -> Int

  /// What a message calls a picture: its file, or its number among drawn ones.
  func name(of index: Int) -> String

  /// Reads or draws a picture; may be called from several threads at once.
  ///
  /// - Throws: `DatasetError` or `ImageFileError`, which name the file.
  func picture(_ index: Int) throws -> PixelImage
}
