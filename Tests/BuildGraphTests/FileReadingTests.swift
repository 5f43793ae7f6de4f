import DurableFiles
import Foundation
import Testing

struct FileReadingTests {
  @Test func `a file that is larger than memory is refused in words`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/holes"
      try Data().write(to: URL(fileURLWithPath: path))
      #expect(truncate(path, 1 << 43) == 0)
      #expect(
        throws: FileFailure(
          path: path, action: "read", reason: "it is larger than this machine's memory",
          hint: "Check the path.")
      ) { try DurableFile.read(path) }
    }
  }
}
