/// Where images come from: a folder of real collections, or only the drawn ones.
public enum DataSelection: Hashable, Sendable {
  /// The first of these folders that exists; drawn images if none does.
  case auto(folders: [String])
  case drawn
  /// This folder, which must exist.
  case folder(String)

  /// What a user's words mean: `auto`, `drawn`, or a folder.
  ///
  /// - Parameters:
  ///   - argument: the option's value, `auto` if it was not given.
  ///   - environmentFolder: what `FOVEA_DATA` says. Whoever sets it means it, so a folder that does
  ///     not exist is an error, not a reason to draw.
  public init(argument: String, environmentFolder: String?) {
    switch (argument, environmentFolder) {
    case ("drawn", _): self = .drawn
    case ("auto", .some(let folder)) where !folder.isEmpty: self = .folder(folder)
    case ("auto", _): self = .auto(folders: ["data"])
    default: self = .folder(argument)
    }
  }

  /// The folder to look for real collections in, nil when all are to be drawn.
  ///
  /// - Throws: `DatasetError` when a folder was named but is not there or not readable.
  public func resolvedFolder() throws(DatasetError) -> String? {
    switch self {
    case .drawn: return nil
    case .folder(let folder):
      try DataFile.checkReadable(folder: folder)
      return folder
    case .auto(let folders):
      for folder in folders where try DataFile.kind(of: folder) != .absent {
        try DataFile.checkReadable(folder: folder)
        return folder
      }
      return nil
    }
  }
}
