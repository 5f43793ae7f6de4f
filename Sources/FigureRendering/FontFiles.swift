import Figures
public import FoundationEssentials

/// Where the files of the four faces are looked for, and which Debian package brings each.
public struct FontFiles: Equatable, Sendable {
  /// Folders in order of preference, each laid out like `/usr/share/fonts`, or flat.
  public var folders: [String]

  public init(folders: [String]) {
    self.folders = folders
  }

  /// The folders named in `FOVEA_FONTS`, separated by colons, then the system's.
  public static func standard(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> FontFiles {
    let named = environment["FOVEA_FONTS"].map { $0.split(separator: ":").map(String.init) } ?? []
    return FontFiles(folders: named + ["/usr/share/fonts"])
  }

  /// Finds the file of a face.
  ///
  /// - Throws: `FontError` when no folder has it.
  func path(of role: FontRole) throws(FontError) -> String {
    for folder in folders {
      for candidate in [role.folder + "/" + role.fileName, role.fileName] {
        let path = folder + "/" + candidate
        if FileManager.default.fileExists(atPath: path) { return path }
      }
    }
    throw FontError(role, .missing(searched: folders))
  }
}

/// A font file that is not there or cannot be used.
public struct FontError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    case missing(searched: [String])
    case unreadable
    /// The contents do not match the checksums that the file itself holds.
    case damaged
    /// Another font under this file name.
    case unexpected(name: String)
    case noOutlines
  }

  public var file: String
  public var package: String
  public var problem: Problem

  public init(file: String, package: String, problem: Problem) {
    self.file = file
    self.package = package
    self.problem = problem
  }

  init(_ role: FontRole, _ problem: Problem) {
    self.init(file: role.fileName, package: role.package, problem: problem)
  }

  public var description: String {
    switch problem {
    case .missing(let searched):
      "font \(file) is not in \(searched.joined(separator: " or ")). Install the Debian package "
        + "\(package), or name its folder in FOVEA_FONTS."
    case .unreadable:
      "font \(file) cannot be read as a font. " + advice
    case .damaged:
      "font \(file) is damaged: its contents do not match its checksums. " + advice
    case .unexpected(let name):
      "font \(file) is not what its name says but \(name). " + advice
    case .noOutlines:
      "font \(file) has no scalable outlines. " + advice
    }
  }

  private var advice: String {
    "Reinstall the Debian package \(package), or mend the folder named in FOVEA_FONTS."
  }
}

extension FontRole {
  fileprivate var folder: String {
    self == .mono ? "truetype/jetbrains-mono" : "opentype/inter"
  }

  var fileName: String {
    switch self {
    case .regular: "Inter-Regular.otf"
    case .semibold: "Inter-SemiBold.otf"
    case .bold: "Inter-Bold.otf"
    case .mono: "JetBrainsMono-Regular.ttf"
    }
  }

  /// The name that the font file gives itself.
  var postScriptName: String { String(fileName.prefix { $0 != "." }) }

  var package: String { self == .mono ? "fonts-jetbrains-mono" : "fonts-inter" }

  /// What a reader knows the face by.
  var name: String {
    switch self {
    case .regular: "Inter"
    case .semibold: "Inter SemiBold"
    case .bold: "Inter Bold"
    case .mono: "JetBrains Mono"
    }
  }
}
