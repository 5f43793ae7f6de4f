import ArgumentParser
import Datasets
import Foundation
import NearestNames

/// The options of commands about the data folder.
struct DataFolderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of real collections.",
      discussion: "The folder that FOVEA_DATA names, else data/."))
  var data: String?

  func validate() throws {
    if data == "" { throw ValidationError("--data is empty: name a folder.") }
    if data == "drawn" || data == "auto" {
      throw ValidationError("--data \(data ?? ""): name a folder, or leave the option out.")
    }
  }

  /// The folder that these options and the environment mean.
  var folder: DataFolder {
    DataFolder(
      option: data, environment: ProcessInfo.processInfo.environment["FOVEA_DATA"] ?? "")
  }
}

/// The folder of real collections, and why it is this one.
struct DataFolder {
  let path: String
  let reason: String
  /// Whether somebody named it, so that it ought to be there.
  let isNamed: Bool

  init(option: String?, environment: String) {
    if let option {
      (path, reason, isNamed) = (option, "--data names it", true)
    } else if !environment.isEmpty {
      (path, reason, isNamed) = (environment, "FOVEA_DATA names it", true)
    } else {
      (path, reason, isNamed) = ("data", "neither --data nor FOVEA_DATA names another", false)
    }
  }

  /// Whether the folder is there.
  ///
  /// - Throws: `DatasetError` when it was named but is not there, or cannot be read.
  func exists() throws(DatasetError) -> Bool {
    let selection: DataSelection = isNamed ? .folder(path) : .auto(folders: [path])
    return try selection.resolvedFolder() != nil
  }
}

/// Collections that a command names.
struct CollectionNames: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Collections, as 'fovea data list' names them; all if none.", valueName: "name"))
  var names: [String] = []

  /// The collections in the order in which they were named.
  ///
  /// - Throws: `CommandFailure` for wrong usage, with the nearest name.
  func collections() throws -> [DataCollection] {
    guard !names.isEmpty else { return DataCollection.all }
    return try names.map { name in
      if let collection = DataCollection.named(name.lowercased()) { return collection }
      let known = DataCollection.all.map(\.id)
      let similar = NearestName.suggestions(for: name, among: known)
      let nearest =
        similar.isEmpty ? NearestName.nearest(to: name, among: known).map { [$0] } ?? [] : similar
      throw CommandFailure(
        "there is no collection “\(name)”.\(NearestName.question(nearest)) "
          + "'fovea data list' prints all of them.", status: .wrongUsage)
    }
  }
}
