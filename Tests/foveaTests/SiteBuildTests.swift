import Foundation
import Testing

/// Whole quick builds with drawn data, by the program itself.
struct SiteBuildTests {
  private func build(
    in folder: String, site: String
  ) throws -> FoveaProcess.Outcome {
    try FoveaProcess().run(
      [
        "build", "--edition", "quick", "--data", "drawn", "--jobs", "2",
        "--out", "\(folder)/\(site)", "--store", "\(folder)/\(site).store",
      ])
  }

  @Test func `a second build computes nothing and changes no file`() throws {
    try withTemporaryFolder { folder in
      _ = try build(in: folder, site: "site")
      let before = try files(in: "\(folder)/site")
      let again = try build(in: folder, site: "site")
      #expect(again.output.contains("0 computed"), "\(again.output)")
      #expect(before == (try files(in: "\(folder)/site")))
      #expect(try FoveaProcess().run(["check", "\(folder)/site"]).status == 0)
    }
  }

  @Test func `a site offers slides of its figures, and of samples the drawing and its numbers`()
    throws
  {
    try withTemporaryFolder { folder in
      _ = try build(in: folder, site: "site")
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/site/figures")
      func offered(_ id: String) -> [String] {
        names.filter { $0.hasPrefix("\(id).") || $0 == "\(id)-slide.svg" }.sorted()
      }
      #expect(offered("b5") == ["b5-slide.svg", "b5.csv", "b5.json", "b5.png", "b5.svg"])
      #expect(
        offered("sample-b5") == ["sample-b5.csv", "sample-b5.json", "sample-b5.svg"])
    }
  }

  @Test func `a site whose picture is gone does not pass the check`() throws {
    try withTemporaryFolder { folder in
      _ = try build(in: folder, site: "site")
      try FileManager.default.removeItem(atPath: "\(folder)/site/figures/b5.png")
      let check = try FoveaProcess().run(["check", "\(folder)/site"])
      #expect(check.status == 1)
      #expect(check.errors.contains("b5.png"), "\(check.errors)")
    }
  }

  @Test func `a disk that fills up ends in a message and leaves the old site`() throws {
    try withTemporaryFolder { folder in
      _ = try build(in: folder, site: "site")
      let before = try files(in: "\(folder)/site")
      let full = try FoveaProcess(largestFile: 64).run([
        "build", "--edition", "quick", "--data", "drawn", "--out", "\(folder)/site",
        "--store", "\(folder)/new.store",
      ])
      #expect(full.status == 1)
      #expect(full.errors.contains("cannot write"), "\(full.errors)")
      #expect(full.errors.contains("\(folder)/new.store"), "\(full.errors)")
      #expect(before == (try files(in: "\(folder)/site")))
    }
  }

  @Test func `a read-only site is refused and stays`() throws {
    try withTemporaryFolder { folder in
      _ = try build(in: folder, site: "site")
      let site = "\(folder)/site"
      let before = try files(in: site)
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: site)
      defer {
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: site)
      }
      let refused = try build(in: folder, site: "site")
      #expect(refused.status == 1)
      #expect(
        refused.errors.contains(
          "\(site): cannot replace this folder: Permission denied. Make it writable, or name "
            + "another folder."), "\(refused.errors)")
      #expect(before == (try files(in: site)))
    }
  }
}
