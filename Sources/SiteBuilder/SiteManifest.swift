import Foundation

/// Reads what a site says it holds.
public enum SiteManifest {
  /// Where it lies in every site.
  public static let path = "manifest.json"

  /// Every file of the site by its path, with the manifest itself.
  ///
  /// - Parameter manifest: the bytes of a `manifest.json`.
  /// - Returns: nil when it is no manifest of a format that this program knows.
  @Sendable public static func listedFiles(_ manifest: [UInt8]) -> Set<String>? {
    guard let list = try? JSONDecoder().decode(List.self, from: Data(manifest)),
      list.format == Manifest.format
    else { return nil }
    let files = list.pages + list.assets + list.figures.flatMap(\.files)
    return Set(files.map(\.path) + [path])
  }

  private struct List: Decodable {
    let format: Int
    let figures: [Figure]
    let pages: [File]
    let assets: [File]
  }

  private struct Figure: Decodable {
    let files: [File]
  }

  private struct File: Decodable {
    let path: String
  }
}
