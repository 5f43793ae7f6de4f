import ArgumentParser
import DurableFiles
import FigureRendering
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Where the reports of a build go, which are written whatever comes of it.
struct ReportFiles {
  private let report: String?
  private let junit: String?

  /// Looks at the places before anything is computed.
  ///
  /// - Parameters:
  ///   - report: the file for the build's report, if it is wanted.
  ///   - junit: the file for its checks as test cases, if it is wanted.
  ///   - sites: the folders that the site may go to.
  /// - Throws: `CommandFailure` for a file that would lie in a site, which holds nothing but its own,
  ///   or that cannot be written.
  init(report: String?, junit: String?, outside sites: [String]) throws {
    self.report = report
    self.junit = junit
    let paths = [("--report", report), ("--junit", junit)].compactMap { option, path in
      path.map { (option, $0) }
    }
    for (option, path) in paths {
      try Self.check(path, option, outside: sites)
    }
    if paths.count == 2, RealPath(paths[0].1) == RealPath(paths[1].1) {
      throw CommandFailure(
        "--report and --junit name the same file, \(paths[0].1). Name two.", status: .wrongUsage)
    }
  }

  /// Runs a build and writes the reports, also when it fails or is stopped.
  ///
  /// - Throws: what the build threw, else `FileFailure` when a report could not be written.
  func write(_ recording: BuildRecording, _ build: () throws -> Void) throws {
    do {
      try build()
    } catch {
      do {
        try write(recording, BuildEnd(error))
      } catch let other {
        ErrorOutput.print("fovea: \(other)")
      }
      throw error
    }
    try write(recording, .done)
  }

  private func write(_ recording: BuildRecording, _ end: BuildEnd) throws {
    if let report {
      try DurableFile.write(try BuildReport(recording, end).json(), to: report)
    }
    if let junit {
      try DurableFile.write(Array(JUnitReport(recording, end).xml.utf8), to: junit)
    }
  }

  private static func check(_ path: String, _ option: String, outside sites: [String]) throws {
    func refuse(_ reason: String) -> CommandFailure {
      CommandFailure("\(option) \(path): \(reason)", status: .wrongUsage)
    }
    if path.isEmpty { throw refuse("the name is empty. Name a file.") }
    let real = RealPath(path)
    if let site = sites.first(where: { real.isInside(RealPath($0)) }) {
      throw refuse(
        "this lies in the site's folder, \(site), which holds nothing but the site. Name a file "
          + "outside.")
    }
    var isFolder: ObjCBool = false
    let above = (real.text as NSString).deletingLastPathComponent
    if FileManager.default.fileExists(atPath: real.text, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw refuse("this is a folder. Name a file in it.")
    }
    guard FileManager.default.fileExists(atPath: above, isDirectory: &isFolder), isFolder.boolValue
    else { throw refuse("there is no folder \(above). Create it, or name another file.") }
    guard access(above, W_OK) == 0 else {
      throw refuse("nothing can be written to \(above). Name another file.")
    }
  }
}

extension BuildEnd {
  /// What the program's exit code will be for an error.
  init(_ error: any Error) {
    let failure = error as? CommandFailure
    self.init(
      status: failure?.status ?? (error is FontError ? .missingPart : .failed),
      message: failure?.message ?? "\(error)", error: error)
  }
}

/// A path without links, relative parts and `..`, of what is there and of what is not yet.
struct RealPath: Equatable {
  let text: String

  init(_ path: String) {
    let start = path.hasPrefix("/") ? "" : FileManager.default.currentDirectoryPath
    var real = ""
    for part in "\(start)/\(path)".split(separator: "/") where part != "." {
      if part == ".." {
        real = (real as NSString).deletingLastPathComponent
        if real == "/" { real = "" }
        continue
      }
      real += "/\(part)"
      guard let resolved = realpath(real, nil) else { continue }
      real = String(cString: resolved)
      free(resolved)
      if real == "/" { real = "" }
    }
    text = real.isEmpty ? "/" : real
  }

  func isInside(_ folder: RealPath) -> Bool {
    self == folder || text.hasPrefix(folder.text == "/" ? "/" : "\(folder.text)/")
  }
}
