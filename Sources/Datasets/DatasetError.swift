/// A collection that cannot be read: which file or folder, what is wrong with it, what to do.
public struct DatasetError: Error, Equatable, CustomStringConvertible {
  /// The file or folder as the caller named it.
  public let path: String
  public let problem: Problem

  public init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }

  public enum Problem: Equatable, Sendable {
    case missingFolder
    case deadLink
    case notAFolder
    case foldersTooDeep(limit: Int)
    case missingFile(collection: String)
    case missingCollection(String)
    case unreadable(reason: String)
    case empty
    case shortHeader(bytes: Int, needed: Int)
    case wrongMagic(found: UInt32, expected: UInt32)
    case noImages
    case noPixels(height: Int, width: Int)
    case tooMuch(declared: Int, limit: Int)
    case truncated(declared: Int, found: Int)
    case trailingBytes(declared: Int)
    case tooLarge(limit: Int)
    case corruptGzip(reason: String)
    case truncatedGzip(inflated: Int)
    case trailingAfterGzip(bytes: Int)
    case wrongSize(found: [Int], expected: [Int], collection: String)
    case countsDiffer(images: Int, labels: Int, labelFile: String)
    case labelOutOfRange(label: Int, index: Int, classes: Int)
    case wrongClasses(found: Int, expected: Int, collection: String)
    case wrongCount(found: Int, expected: Int, collection: String)
  }

  public var description: String { "\(fault) \(advice)" }

  /// Where and what, without advice: not everybody who reads collections can draw others.
  public var fault: String { "\(path): \(complaint)" }
}

extension DatasetError {
  /// What is wrong, without where.
  package var complaint: String {
    switch problem {
    case .missingFolder: "There is no such folder."
    case .deadLink: "This link leads nowhere."
    case .notAFolder: "This is a file, not a folder."
    case .foldersTooDeep(let limit): "More than \(limit) folders lie in one another."
    case .missingFile(let collection): "This file of \(collection) is missing beside the others."
    case .missingCollection(let name): "None of the files of \(name) is here."
    case .unreadable(let reason): "It cannot be read: \(reason)."
    case .empty: "The file has no bytes."
    case .shortHeader(let bytes, let needed):
      "The file ends after \(bytes) bytes; an IDX header alone has \(needed)."
    case .wrongMagic(let found, let expected):
      "It begins with the number \(found), but IDX \(expected == 2_049 ? "labels" : "images") "
        + "begin with \(expected)."
    case .noImages: "It holds no images."
    case .noPixels(let height, let width): "It says that images have \(height)×\(width) pixels."
    case .tooMuch(let declared, let limit):
      "Its header says \(declared) bytes, but a file of this size can hold at most \(limit)."
    case .truncated(let declared, let found):
      "Its header says \(declared) bytes, but only \(found) follow."
    case .trailingBytes(let declared):
      "More bytes follow the \(declared) that its header says."
    case .tooLarge(let limit): "It unpacks to more than \(limit) bytes."
    case .corruptGzip(let reason): "Its gzip data is damaged: \(reason)."
    case .truncatedGzip(let inflated):
      "Its gzip data breaks off after \(inflated) unpacked bytes."
    case .trailingAfterGzip(let bytes): "\(bytes) bytes follow the end of its gzip data."
    case .wrongSize(let found, let expected, let collection):
      "Its images have \(found[0])×\(found[1]) pixels; those of \(collection) have "
        + "\(expected[0])×\(expected[1])."
    case .countsDiffer(let images, let labels, let labelFile):
      "It has \(images) images, but \(labelFile) has \(labels) labels."
    case .labelOutOfRange(let label, let index, let classes):
      "Label number \(index) is \(label), but the classes are 0 to \(classes - 1)."
    case .wrongClasses(let found, let expected, let collection):
      "It has \(found) folders of classes; \(collection) has \(expected)."
    case .wrongCount(let found, let expected, let collection):
      "It holds \(found) \(found == 1 ? "picture" : "pictures"), but this part of \(collection) "
        + "has \(expected)."
    }
  }

  private var advice: String {
    switch problem {
    case .foldersTooDeep: "Check that no link in it leads back to a folder above."
    case .deadLink: "Bring back what it leads to, or remove the link."
    case .missingFolder, .notAFolder: "Name the folder that holds the collections."
    case .missingFile: "Put it there, or remove the others to use drawn images."
    case .missingCollection: "Put them there, or use another folder."
    case .unreadable: "Check the path and its permissions."
    case .wrongMagic: "Check that the right file has this name, or fetch it again."
    case .wrongSize, .countsDiffer, .labelOutOfRange, .wrongClasses, .wrongCount:
      "Fetch the collection again, or remove it to use drawn images."
    default: "Fetch the file again, or remove the collection to use drawn images."
    }
  }
}
