import Foundation

// `build-bench` measures how long builds take that have little or nothing to do; it runs in the top
// folder, beside the built `fovea`. `build-bench program`, `course` and `overhead` measure one part.
// `build-bench build FOLDER FIGURES STYLE PROSE` is one build of a synthetic course, for the bench
// itself and for a profiler.
let words = Array(CommandLine.arguments.dropFirst())
do {
  try run(words)
} catch {
  FileHandle.standardError.write(Data("build-bench: \(error)\n".utf8))
  exit(1)
}

func run(_ words: [String]) throws {
  switch words.first {
  case "build": try buildSyntheticCourse(words)
  case "program": try printTable(ProgramBenchmark.printRows)
  case "course": try printTable(CourseBenchmark.printRows)
  case "overhead": try OverheadBenchmark.printResult()
  default:
    // First, because ext4 searches long for the number of a new file where many were just removed.
    try OverheadBenchmark.printResult()
    try printTable(ProgramBenchmark.printRows)
    try printTable(CourseBenchmark.printRows)
  }
}

/// Runs with a folder of its own, which is removed afterwards.
func printTable(_ printRows: (_ folder: String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.path + "/build-bench.\(getpid())"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try printRows(folder)
  print()
}

func buildSyntheticCourse(_ words: [String]) throws {
  let numbers = words.dropFirst(2).compactMap { Int($0) }
  guard words.count == 5, numbers.count == 3 else {
    return print("usage: build-bench build FOLDER FIGURES STYLE PROSE")
  }
  let course = SyntheticCourse(figures: numbers[0], style: numbers[1], prose: numbers[2])
  let computed = try CourseBuilding(course, in: words[1]).run()
  print("\(computed) \(ResidentMemory.peak)")
}
