import Datasets
import Foundation
import ImageFiles
import Mathematics
import Testing

struct ImageFolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func picture(_ shade: UInt8) throws -> [UInt8] {
    try PixelImage(width: 2, height: 1, channels: .grey, pixels: [shade, 0]).png()
  }

  /// Two classes with two pictures each.
  private func writeGood() throws {
    for (i, name) in ["dog/b.png", "dog/a.png", "cat/10.png", "cat/9.png"].enumerated() {
      try folder.write(picture(UInt8(i)), to: name)
    }
  }

  private func refusal(_ broken: BrokenPictures = .stop) -> ImageFolderError? {
    #expect(throws: ImageFolderError.self) { try ImageFolder(folder.path, broken: broken) }
  }

  @Test func `classes and files come in the byte order of their names`() throws {
    try writeGood()
    try folder.write(picture(9), to: "Zebra/ä.png")
    let images = try ImageFolder(folder.path)
    #expect(images.classNames == ["Zebra", "cat", "dog"])
    #expect(
      (0..<images.count).map { String(images.name(of: $0).dropFirst(folder.path.count + 1)) }
        == ["Zebra/ä.png", "cat/10.png", "cat/9.png", "dog/a.png", "dog/b.png"])
    #expect(images.labels == [0, 1, 1, 2, 2])
    #expect(try (0..<images.count).map { try images.picture($0).pixels[0] } == [9, 2, 3, 1, 0])
  }

  @Test func `hidden files, and files beside the classes, are left out`() throws {
    try writeGood()
    try folder.write([1], to: "cat/.DS_Store")
    try folder.write([1], to: ".cache/x.png")
    try folder.write([1], to: "README.md")
    let images = try ImageFolder(folder.path)
    #expect(images.classNames == ["cat", "dog"])
    #expect(images.count == 4)
    #expect(images.skipped.description == "0 of 4 pictures skipped.")
  }

  @Test func `the content of a file decides its format`() throws {
    try folder.write(picture(5), to: "cat/a.JPEG")
    #expect(try ImageFolder(folder.path).picture(0).pixels == [5, 0])
  }

  @Test func `a part of a folder keeps names, labels and pictures together`() throws {
    try writeGood()
    let images = try ImageFolder(folder.path)
    var random = SeededRandom(seed: 3)
    let split = DataSplit(stratifiedBy: images.labels, shares: [0.5, 0.5], using: &random)
    let parts = images.parts(of: split)
    #expect(parts.map(\.labels) == [[0, 1], [0, 1]])
    for (part, indices) in zip(parts, split.parts) {
      #expect((0..<part.count).map(part.name) == indices.map(images.name))
      #expect(try part.picture(1) == images.picture(indices[1]))
    }
  }

  @Test func `a broken picture stops whoever opens it`() throws {
    try writeGood()
    try folder.write(Array(picture(1).dropLast(9)), to: "cat/95.png")
    try folder.write([], to: "dog/0.png")
    let images = try ImageFolder(folder.path)
    #expect(throws: ImageFileError.self) { try images.picture(2) }
    let first = #expect(throws: ImageFileError.self) { try images.checkPictures() }
    #expect(first?.file == "\(folder.path)/cat/95.png")
  }

  @Test func `broken pictures are skipped, counted and listed if that is asked for`() throws {
    try writeGood()
    try folder.write(Array(picture(1).dropLast(9)), to: "cat/95.png")
    try folder.write([], to: "dog/0.png")
    try folder.write(Array("thumbs".utf8), to: "cat/Thumbs.db")
    let images = try ImageFolder(folder.path, broken: .skip)
    #expect(images.labels == [0, 0, 1, 1])
    #expect(try (0..<4).map { try images.picture($0).pixels[0] } == [2, 3, 1, 0])
    #expect(images.skipped.count == 3)
    let cut = try picture(1).count - 9
    #expect(
      images.skipped.description == """
        3 of 7 pictures skipped:
          \(folder.path)/cat/95.png: ends at byte \(cut), inside the picture. \
        Fetch the file again, or remove it.
          \(folder.path)/cat/Thumbs.db: By its name this is no picture. Remove it, give it an \
        ending such as .jpg or .png, or skip broken pictures.
          \(folder.path)/dog/0.png: has no bytes. Fetch the file again, or remove it.
        """)
  }

  @Test func `a class of which nothing is left is an error even then`() throws {
    try writeGood()
    try folder.write([1, 2, 3], to: "eel/a.png")
    let error = refusal(.skip)
    #expect(error?.path == "\(folder.path)/eel")
    #expect(error?.problem == .onlyBroken(1))
  }

  @Test func `a file that is no picture by its name stops at once`() throws {
    try writeGood()
    try folder.write([1], to: "cat/notes.txt")
    #expect(refusal()?.path == "\(folder.path)/cat/notes.txt")
    #expect(refusal()?.problem == .noPictureName)
  }

  @Test func `an empty class and a folder without classes are refused`() throws {
    #expect(refusal()?.problem == .noClasses)
    try writeGood()
    try folder.write([1], to: "empty/.keep")
    #expect(
      refusal()?.description
        == "\(folder.path)/empty: There is no picture in it. "
        + "Put the class's pictures there, or remove the folder.")
  }

  @Test func `a folder within a class is refused, also one that links lead back to`() throws {
    try writeGood()
    let loop = "\(folder.path)/cat/again"
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: folder.path)
    #expect(refusal()?.path == loop)
    #expect(refusal(.skip)?.problem == .folderInClass)
  }

  @Test func `links are followed; one to nowhere or to itself is named`() throws {
    try writeGood()
    let files = FileManager.default
    let good = "\(folder.path)/cat/good.png"
    try files.createSymbolicLink(atPath: good, withDestinationPath: "../dog/a.png")
    #expect(try ImageFolder(folder.path).count == 5)
    let circle = "\(folder.path)/cat/circle.png"
    try files.createSymbolicLink(atPath: circle, withDestinationPath: circle)
    let error = #expect(throws: DatasetError.self) { try ImageFolder(folder.path) }
    #expect(error?.problem == .unreadable(reason: "its links lead in a circle"))
    try files.createSymbolicLink(
      atPath: "\(folder.path)/cat/dead.png", withDestinationPath: "nowhere.png")
    try files.removeItem(atPath: circle)
    #expect(refusal()?.problem == .deadLink)
    #expect(try ImageFolder(folder.path, broken: .skip).skipped.count == 1)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a class that may not be read is an error`() throws {
    try writeGood()
    let path = "\(folder.path)/cat"
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path) }
    let error = #expect(throws: DatasetError.self) { try ImageFolder(folder.path) }
    #expect(error?.problem == .unreadable(reason: "permission denied"))
  }

  @Test func `a name that is not in UTF-8 is refused, not passed over`() throws {
    try writeGood()
    // “é” in Latin-1.
    let name = (Array("\(folder.path)/".utf8) + [0xE9, 0]).map { CChar(bitPattern: $0) }
    #expect(mkdir(name, 0o700) == 0)
    defer { rmdir(name) }
    let error = #expect(throws: DatasetError.self) { try ImageFolder(folder.path) }
    #expect(
      error?.description
        == "\(folder.path)/\u{FFFD}: It cannot be read: its name is not in UTF-8. "
        + "Check the path and its permissions.")
  }

  @Test func `a named pipe is no picture, and nobody waits for its writer`() throws {
    try writeGood()
    #expect(mkfifo("\(folder.path)/cat/pipe.png", 0o600) == 0)
    let images = try ImageFolder(folder.path)
    #expect(throws: DatasetError.self) { try images.picture(2) }
    #expect(try ImageFolder(folder.path, broken: .skip).skipped.count == 1)
  }
}
