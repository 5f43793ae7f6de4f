/// A folder of pictures that does not look like one: which folder or file, what is wrong with it,
/// what to do.
public struct ImageFolderError: Error, Equatable, CustomStringConvertible {
  /// The folder or file as it follows from the path that the caller named.
  public let path: String
  public let problem: Problem

  public init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }

  public enum Problem: Equatable, Sendable {
    case noClasses
    case emptyClass
    /// No picture of a class is left; how many of all classes are broken.
    case onlyBroken(Int)
    case folderInClass
    case deadLink
    case noPictureName
  }

  public var description: String { "\(path): \(complaint) \(advice)" }

  private var complaint: String {
    switch problem {
    case .noClasses: "There is no folder in it."
    case .emptyClass: "There is no picture in it."
    case .onlyBroken(let count):
      "None of its pictures can be read; \(count) are broken in all classes."
    case .folderInClass: "This is a folder within the folder of a class."
    case .deadLink: "This is a link to nowhere."
    case .noPictureName: "By its name this is no picture."
    }
  }

  private var advice: String {
    switch problem {
    case .noClasses: "Put the pictures of each class into a folder that is named after the class."
    case .emptyClass: "Put the class's pictures there, or remove the folder."
    case .onlyBroken: "Fetch them again, or remove the folder."
    case .folderInClass:
      "Put the pictures directly into the folder of their class, or name the folder above the "
        + "classes."
    case .deadLink: "Remove it, or skip broken pictures."
    case .noPictureName:
      "Remove it, give it an ending such as .jpg or .png, or skip broken pictures."
    }
  }
}
