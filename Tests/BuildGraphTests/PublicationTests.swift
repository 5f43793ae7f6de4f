import BuildGraph
import Foundation
import Testing

struct PublicationTests {
  private func tree(_ text: String) -> Publication {
    Publication(
      [("index.html", Array(text.utf8)), ("figures/a.svg", [1]), ("manifest.json", [2])],
      marker: "manifest.json")
  }

  private func contents(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a new site replaces the old one whole`() throws {
    try withTemporaryFolder { folder in
      try tree("old").publish(to: "\(folder)/site")
      let newer = Publication([("new.html", [3]), ("manifest.json", [])], marker: "manifest.json")
      try newer.publish(to: "\(folder)/site")
      #expect(contents("\(folder)/site/new.html") != nil)
      #expect(contents("\(folder)/site/index.html") == nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }

  @Test func `files whose bytes stay keep their time`() throws {
    try withTemporaryFolder { folder in
      let site = "\(folder)/site"
      try tree("old").publish(to: site)
      let long = Date(timeIntervalSince1970: 1_000_000)
      for name in ["index.html", "figures/a.svg"] {
        try FileManager.default.setAttributes(
          [.modificationDate: long], ofItemAtPath: "\(site)/\(name)")
      }
      try tree("new").publish(to: site)
      func date(_ name: String) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: "\(site)/\(name)")[.modificationDate]
          as? Date
      }
      #expect(try date("figures/a.svg") == long)
      #expect(try date("index.html") != long)
    }
  }

  @Test func `a read-only site is refused and stays`() throws {
    try withTemporaryFolder { folder in
      let site = "\(folder)/site"
      try tree("old").publish(to: site)
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: site)
      defer {
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: site)
      }
      #expect(
        throws: FileFailure(
          path: site, action: "replace this folder", reason: "Permission denied",
          hint: "Make it writable, or name another folder.")
      ) { try tree("new").publish(to: site) }
      #expect(contents("\(site)/index.html") == "old")
    }
  }

  @Test func `a folder that Fovea did not build is never replaced`() throws {
    try withTemporaryFolder { folder in
      try Data([7]).write(to: URL(fileURLWithPath: "\(folder)/thesis.tex"))
      #expect(
        throws: FileFailure(
          path: folder, action: "replace this folder",
          reason: "it holds files, but no manifest.json, so Fovea did not build it",
          hint: "Name another folder, or empty this one.")
      ) { try tree("new").publish(to: folder) }
      #expect(contents("\(folder)/thesis.tex") != nil)
    }
  }

  @Test func `a symbolic link to the site stays a link`() throws {
    try withTemporaryFolder { folder in
      try tree("old").publish(to: "\(folder)/real")
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/site", withDestinationPath: "\(folder)/real")
      try tree("new").publish(to: "\(folder)/site")
      #expect(contents("\(folder)/real/index.html") == "new")
      #expect(contents("\(folder)/site/index.html") == "new")
    }
  }

  @Test func `a site that cannot be written leaves the old one and no litter`() throws {
    try withTemporaryFolder { folder in
      let site = "\(folder)/site"
      try tree("old").publish(to: site)
      let impossible = Publication(
        [("manifest.json", []), ("manifest.json/inside", [1])], marker: "manifest.json")
      #expect(throws: FileFailure.self) { try impossible.publish(to: site) }
      #expect(contents("\(site)/index.html") == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }
}
