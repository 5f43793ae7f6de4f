import Foundation
import PackagePlugin

/// Writes the text of every module's sources into the program, before it is compiled, and the versions
/// of its dependencies.
///
/// The site shows the Swift that computed a figure, and the build's keys hold the hash of the code
/// that made a result: both must be what was compiled, not what lies on the disk when it runs.
@main
struct RecordSources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let sources = context.package.directoryURL.appending(path: "Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter(isSource)
      .sorted()
      .map { sources.appending(path: $0) }
    let output = context.pluginWorkDirectoryURL.appending(path: "RecordedSources.swift")
    return [
      .buildCommand(
        displayName: "Recording the sources",
        executable: try context.tool(named: "record-sources").url,
        arguments: [output.path, sources.path],
        inputFiles: files + [context.package.directoryURL.appending(path: "Package.resolved")],
        outputFiles: [output])
    ]
  }

  private func isSource(_ path: String) -> Bool {
    [".swift", ".c", ".h"].contains { path.hasSuffix($0) }
  }
}
