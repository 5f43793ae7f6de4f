import BuildGraph
import Cancellations
import Contents
import DurableFiles
import Foundation
import Testing

struct PublicationTests {
  private func tree(_ text: String) -> Publication {
    publication(
      [("index.html", Array(text.utf8)), ("figures/a.svg", [1]), ("manifest.json", Self.marker)])
  }

  private func publication(_ files: [(String, [UInt8])]) -> Publication {
    Publication(files.map { Publication.File(path: $0.0, content: Content($0.1)) })
  }

  private static let marker = Array("index.html figures/a.svg manifest.json".utf8)

  /// A folder whose marker lists its files, one after the other.
  private func site(_ path: String) -> ReplaceableFolder {
    ReplaceableFolder(path, marker: "manifest.json") { marker in
      let listed = Set(
        String(decoding: marker, as: UTF8.self).split(separator: " ").map(String.init))
      return listed.contains("manifest.json") ? listed : nil
    }
  }

  private func contents(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a new site replaces the old one whole`() throws {
    try withTemporaryFolder { folder in
      try tree("old").publish(to: self.site("\(folder)/site"))
      let newer = publication([("new.html", [3]), ("manifest.json", Self.marker)])
      try newer.publish(to: self.site("\(folder)/site"))
      #expect(contents("\(folder)/site/new.html") != nil)
      #expect(contents("\(folder)/site/index.html") == nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }

  @Test func `a cancelled publication leaves the old site and nothing beside it`() throws {
    try withTemporaryFolder { folder in
      try tree("old").publish(to: self.site("\(folder)/site"))
      let cancellation = Cancellation()
      cancellation.cancel()
      #expect(throws: Cancelled.self) {
        try tree("new").publish(to: self.site("\(folder)/site"), cancellation: cancellation)
      }
      #expect(contents("\(folder)/site/index.html") == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }

  @Test func `files whose bytes stay keep their time`() throws {
    try withTemporaryFolder { folder in
      let site = "\(folder)/site"
      try tree("old").publish(to: self.site(site))
      let long = Date(timeIntervalSince1970: 1_000_000)
      for name in ["index.html", "figures/a.svg"] {
        try FileManager.default.setAttributes(
          [.modificationDate: long], ofItemAtPath: "\(site)/\(name)")
      }
      try tree("new").publish(to: self.site(site))
      func date(_ name: String) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: "\(site)/\(name)")[.modificationDate]
          as? Date
      }
      #expect(try date("figures/a.svg") == long)
      #expect(try date("index.html") != long)
    }
  }

  @Test func `a file that someone changed is put right`() throws {
    try withTemporaryFolder { folder in
      let site = "\(folder)/site"
      try tree("old").publish(to: self.site(site))
      try Data("odd".utf8).write(to: URL(fileURLWithPath: "\(site)/index.html"))
      let summary = try tree("old").publish(to: self.site(site))
      #expect(summary == Publication.Summary(written: 1, kept: 2, removed: 0))
      #expect(contents("\(site)/index.html") == "old")
    }
  }

  @Test func `a site that is there already is left alone`() throws {
    try withTemporaryFolder { folder in
      let site = "\(folder)/site"
      try tree("old").publish(to: self.site(site))
      func number() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: site)[.systemFileNumber] as? Int
      }
      let before = try number()
      let summary = try tree("old").publish(to: self.site(site))
      #expect(summary.isUnchanged)
      #expect(try number() == before)
    }
  }

  @Test func `bytes that stay are not fetched`() throws {
    struct Fetched: Error {}
    try withTemporaryFolder { folder in
      let site = "\(folder)/site"
      try tree("old").publish(to: self.site(site))
      let old = Content(Array("old".utf8))
      let files = [
        Publication.File(
          path: "index.html",
          content: Content(hash: old.hash, size: old.size) { throw Fetched() }),
        Publication.File(path: "manifest.json", content: Content(Self.marker)),
      ]
      let summary = try Publication(files).publish(to: self.site(site), threads: 3)
      #expect(summary == Publication.Summary(written: 0, kept: 2, removed: 1))
      #expect(contents("\(site)/index.html") == "old")
    }
  }

  @Test func `a read-only site is refused and stays`() throws {
    try withTemporaryFolder { folder in
      let site = "\(folder)/site"
      try tree("old").publish(to: self.site(site))
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: site)
      defer {
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: site)
      }
      #expect(
        throws: FileFailure(
          path: site, action: "replace this folder", reason: "Permission denied",
          hint: "Make it writable, or name another folder.")
      ) { try tree("new").publish(to: self.site(site)) }
      #expect(contents("\(site)/index.html") == "old")
    }
  }

  @Test func `a folder that Fovea did not build is never replaced`() throws {
    try withTemporaryFolder { folder in
      try Data([7]).write(to: URL(fileURLWithPath: "\(folder)/thesis.tex"))
      #expect(
        throws: FileFailure(
          path: folder, action: "replace this folder",
          reason: "it holds files, but no manifest.json of a site, so Fovea did not build it",
          hint: "Name another folder, or empty this one.")
      ) { try tree("new").publish(to: self.site(folder)) }
      #expect(contents("\(folder)/thesis.tex") != nil)
    }
  }

  @Test func `a site with a file that it does not list is never replaced`() throws {
    for stranger in ["CNAME", ".git/config", "figures/mine.png"] {
      try withTemporaryFolder { folder in
        let path = "\(folder)/site"
        try tree("old").publish(to: site(path))
        let file = URL(fileURLWithPath: "\(path)/\(stranger)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data([7]).write(to: file)
        #expect(
          throws: FileFailure(
            path: path, action: "replace this folder",
            reason: "it holds \(stranger), which is not part of the site",
            hint: "Name another folder, or empty this one.")
        ) { try tree("new").publish(to: site(path)) }
        #expect(contents("\(path)/index.html") == "old")
      }
    }
  }

  @Test func `what somebody puts into the site while a new one is written stays`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/site"
      try tree("old").publish(to: site(path))
      let new = Content(Array("new".utf8))
      let late = Content(hash: new.hash, size: new.size) {
        try Data([7]).write(to: URL(fileURLWithPath: "\(path)/thesis.tex"))
        return try new.bytes()
      }
      let publication = Publication([
        Publication.File(path: "index.html", content: late),
        Publication.File(path: "manifest.json", content: Content(Self.marker)),
      ])
      #expect(
        throws: FileFailure(
          path: path, action: "replace this folder",
          reason: "it holds thesis.tex, which is not part of the site",
          hint: "Name another folder, or empty this one.")
      ) { try publication.publish(to: site(path)) }
      #expect(contents("\(path)/thesis.tex") != nil)
      #expect(contents("\(path)/index.html") == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }

  @Test func `a manifest of something else protects its folder`() throws {
    try withTemporaryFolder { folder in
      try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(folder)/manifest.json"))
      #expect(throws: FileFailure.self) { try tree("new").publish(to: site(folder)) }
      #expect(contents("\(folder)/manifest.json") == "{}")
    }
  }

  @Test func `what a killed build left beside the site is removed`() throws {
    try withTemporaryFolder { folder in
      // No process has this number: the kernel's limit is 2²².
      let leftover = "\(folder)/site.4194305.partial"
      let running = "\(folder)/site.\(ProcessInfo.processInfo.processIdentifier).notes"
      for path in [leftover, running] {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true)
      }
      try tree("new").publish(to: site("\(folder)/site"))
      #expect(!FileManager.default.fileExists(atPath: leftover))
      #expect(FileManager.default.fileExists(atPath: running))
    }
  }

  @Test func `a symbolic link to the site stays a link`() throws {
    try withTemporaryFolder { folder in
      try tree("old").publish(to: self.site("\(folder)/real"))
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/site", withDestinationPath: "\(folder)/real")
      try tree("new").publish(to: self.site("\(folder)/site"))
      #expect(contents("\(folder)/real/index.html") == "new")
      #expect(contents("\(folder)/site/index.html") == "new")
    }
  }

  @Test func `a site that cannot be written leaves the old one and no litter`() throws {
    try withTemporaryFolder { folder in
      let site = "\(folder)/site"
      try tree("old").publish(to: self.site(site))
      let impossible = publication(
        [("manifest.json", []), ("manifest.json/inside", [1])])
      #expect(throws: FileFailure.self) { try impossible.publish(to: self.site(site)) }
      #expect(contents("\(site)/index.html") == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }
}
