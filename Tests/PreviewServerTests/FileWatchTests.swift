import Foundation
import PreviewServer
import Testing

struct FileWatchTests {
  private func changes(_ folder: String, when act: () throws -> Void) throws -> Bool {
    var watch = FileWatch([folder])
    let before = watch.hasChanged()
    try act()
    let hasChanged = watch.hasChanged()
    let after = watch.hasChanged()
    #expect(!before && !after)
    return hasChanged
  }

  @Test func `a file that is written, replaced, added or removed is a change`() async throws {
    try await withFolder { folder in
      try write("a", to: "\(folder)/x/a.md")
      #expect(try changes(folder) { try write("ab", to: "\(folder)/x/a.md") })
      #expect(
        try changes(folder) {
          try write("cd", to: "\(folder)/x/.new")
          try FileManager.default.removeItem(atPath: "\(folder)/x/a.md")
          try FileManager.default.moveItem(
            atPath: "\(folder)/x/.new", toPath: "\(folder)/x/a.md")
        })
      #expect(try changes(folder) { try write("b", to: "\(folder)/y/b.md") })
      #expect(try changes(folder) { try FileManager.default.removeItem(atPath: "\(folder)/y") })
    }
  }

  @Test func `what editors write beside a file is no change`() async throws {
    try await withFolder { folder in
      let isChanged = try changes(folder) {
        for name in [".a.md.swp", "#a.md#", "a.md~"] { try write("", to: "\(folder)/\(name)") }
      }
      #expect(!isChanged)
    }
  }

  @Test func `files that are not there yet can be watched`() async throws {
    try await withFolder { folder in
      let isChanged = try changes("\(folder)/later") { try write("", to: "\(folder)/later/a") }
      #expect(isChanged)
    }
  }

  @Test func `a link to the folder above ends nowhere`() async throws {
    try await withFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/loop", withDestinationPath: ".")
      #expect(try changes(folder) { try write("", to: "\(folder)/a") })
    }
  }
}
