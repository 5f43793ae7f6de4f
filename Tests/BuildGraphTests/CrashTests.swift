import Faults
import Foundation
import Testing

/// The small build, ended or refused at the calls that change files, one after the other.
///
/// Some of the calls are tried, all of them with FOVEA_FAULTS=all.
struct CrashTests {
  /// How many places a test tries when it does not try all.
  private static let some = 8

  @Test func `a first build that is killed anywhere leaves no site or a whole one`() throws {
    let clean = try SmallSite.cleanTree("one")
    let calls = try withTemporaryFolder { try SmallSite(folder: $0).calls(of: "one") }
    #expect(calls > 50)
    for call in triedCalls(of: calls, some: Self.some) {
      try withTemporaryFolder { folder in
        let small = SmallSite(folder: folder)
        #expect(try small.build("one", Fault(at: call)).wasKilled, "call \(call)")
        #expect(small.tree == nil || small.tree == clean, "call \(call)")
        try small.build("one")
        #expect(small.tree == clean, "call \(call)")
        #expect(small.leftovers.isEmpty, "call \(call): \(small.leftovers)")
      }
    }
  }

  /// Disturbs builds of changed words in one folder, and expects the old site or the new one after
  /// each, then a whole one and no litter after the next build.
  private func expectRecovery(
    _ small: SmallSite, _ fault: Fault, at tried: [Int], mayMiss: Bool = false
  ) throws {
    try small.build("word 0")
    var old = small.tree
    for call in tried {
      let word = "word \(call)"
      let clean = try SmallSite.cleanTree(word)
      var fault = fault
      fault.call = call
      let disturbed = try small.build(word, fault)
      #expect(small.tree == old || small.tree == clean, "call \(call): \(disturbed.errors)")
      #expect(
        disturbed.status != 0 || small.tree == clean, "call \(call): a success without a site")
      #expect(try small.build(word).status == 0)
      #expect(small.tree == clean, "call \(call)")
      #expect(small.leftovers.isEmpty, "call \(call): \(small.leftovers)")
      old = clean
    }
  }

  /// Calls of a build of a changed word.
  private func callsOfChange(_ fault: Fault = Fault()) throws -> Int {
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build("word 0")
      return try small.calls(of: "word", fault)
    }
  }

  @Test func `a later build that is killed anywhere leaves the old site or the new one`() throws {
    let calls = try callsOfChange()
    #expect(calls > 40)
    try withTemporaryFolder { folder in
      try expectRecovery(
        SmallSite(folder: folder), Fault(), at: triedCalls(of: calls, some: Self.some))
    }
  }

  @Test func `a build is killed at every rename`() throws {
    let renames = ["rename", "renameat2"]
    let calls = try callsOfChange(Fault(of: renames))
    // Contents and records of three nodes, the journal, the site.
    #expect(calls >= 8)
    try withTemporaryFolder { folder in
      try expectRecovery(
        SmallSite(folder: folder), Fault(of: renames), at: Array(1...calls))
    }
  }

  @Test(arguments: [ENOSPC, EIO, EROFS, EDQUOT])
  func `a disk that refuses from any moment on costs a message, never the old site`(
    code: Int32
  ) throws {
    let calls = try callsOfChange()
    try withTemporaryFolder { folder in
      try expectRecovery(
        SmallSite(folder: folder), Fault(code: code), at: triedCalls(of: calls, some: 4))
    }
  }

  /// What a file system without some calls says of them.
  private static let poorFileSystems: [(names: [String], code: Int32)] = [
    (["renameat2"], EINVAL), (["renameat2"], ENOSYS), (["renameat2"], EPERM),
    (["link", "linkat"], EPERM), (["link", "linkat"], EMLINK),
    (["flock"], ENOLCK), (["flock"], ENOSYS), (["flock"], EOPNOTSUPP), (["flock"], EBADF),
    (["fsync"], EINVAL), (["fsync"], ENOSYS), (["fsync"], EOPNOTSUPP),
  ]

  @Test(arguments: poorFileSystems.indices)
  func `a file system without exchange, links, locks or syncing gives the same site`(
    which: Int
  ) throws {
    let (names, code) = Self.poorFileSystems[which]
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build("one")
      let outcome = try small.build("two", Fault(at: 1, code: code, of: names))
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try small.tree == SmallSite.cleanTree("two"))
      #expect(small.leftovers.isEmpty)
    }
  }

  @Test func `an old site whose folder cannot be renamed is replaced all the same`() throws {
    let renames = try callsOfChange(Fault(of: ["rename"]))
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build("word 0")
      // The exchange, and the step aside.
      let fault = Fault(at: renames + 1, code: EXDEV, of: ["rename", "renameat2"], calls: 2)
      let outcome = try small.build("word", fault)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try small.tree == SmallSite.cleanTree("word"))
      #expect(small.leftovers.isEmpty)
    }
  }

  @Test
  func `an old site whose folder cannot be renamed comes back when the new one cannot go there`()
    throws
  {
    let renames = try callsOfChange(Fault(of: ["rename"]))
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build("word 0")
      let old = small.tree
      let fault = Fault(at: renames + 1, code: EXDEV, of: ["rename", "renameat2"], calls: 3)
      #expect(try small.build("word", fault).status == 1)
      #expect(small.tree == old)
      #expect(small.leftovers.isEmpty)
    }
  }

  @Test func `an old site that was half taken away comes back from its copy`() throws {
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build("one")
      let old = small.tree
      // As a build leaves it that is killed while it replaces what cannot be renamed.
      try FileManager.default.copyItem(
        atPath: small.site, toPath: "\(small.site).4194305.partial.copy")
      try FileManager.default.removeItem(atPath: "\(small.site)/index.html")
      // The results are there, so the first folder that is made is that of the new site.
      try SmallSite(folder: folder, name: "another").build("two")
      let outcome = try small.build("two", Fault(at: 1, code: ENOSPC, of: ["mkdir"]))
      #expect(outcome.status == 1)
      #expect(small.tree == old)
      #expect(small.leftovers.isEmpty)
    }
  }

  @Test func `a copy of an old site that is not whole replaces nothing`() throws {
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build("one")
      let old = small.tree
      try FileManager.default.createDirectory(
        atPath: "\(small.site).4194305.partial.unfinished/lectures",
        withIntermediateDirectories: true)
      try small.build("one")
      #expect(small.tree == old)
      #expect(small.leftovers.isEmpty)
    }
  }

  /// A command that runs another one with `merged` showing `image` under an empty upper layer.
  private static func inContainer(_ folder: String) -> [String] {
    let layers = "lowerdir=\(folder)/image,upperdir=\(folder)/upper,workdir=\(folder)/work"
    return [
      "/usr/bin/unshare", "--mount", "/bin/bash", "-c",
      "mount -t overlay overlay -o \(layers) \(folder)/merged && exec \"$0\" \"$@\"",
    ]
  }

  private static let canMountLayers: Bool = {
    let status = try? withTemporaryFolder { folder in
      try makeLayers(folder)
      return try BuiltProgram("small-build", launcher: inContainer(folder)).run([]).status
    }
    return status == 2
  }()

  private static func makeLayers(_ folder: String) throws {
    for layer in ["image", "upper", "work", "merged"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(layer)", withIntermediateDirectories: true)
    }
  }

  @Test(.enabled(if: canMountLayers, "needs the right to mount layers"))
  func `a site and a store from a container's image are built on`() throws {
    try withTemporaryFolder { folder in
      try Self.makeLayers(folder)
      try SmallSite(folder: "\(folder)/image").build("one")
      var inside = SmallSite(folder: "\(folder)/merged")
      inside.launcher = Self.inContainer(folder)
      for word in ["two", "three", "three"] {
        let outcome = try inside.build(word)
        #expect(outcome.status == 0, "\(outcome.errors)")
        // What a container changes lies in its upper layer; every page of this site is there.
        let upper = SmallSite(folder: "\(folder)/upper")
        #expect(try upper.tree == SmallSite.cleanTree(word))
        #expect(upper.leftovers.isEmpty)
      }
    }
  }

  @Test func `a disk that tells only when a file is closed that it is full is believed`() throws {
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build("one")
      let old = small.tree
      let outcome = try small.build("two", Fault(at: 1, code: ENOSPC, of: ["close"], calls: 1))
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("cannot write: No space left on device"))
      #expect(small.tree == old)
      try small.build("two")
      #expect(try small.tree == SmallSite.cleanTree("two"))
      #expect(small.leftovers.isEmpty)
    }
  }

  @Test func `a store whose folders lie on two disks is refused with advice`() throws {
    try withTemporaryFolder { folder in
      let outcome = try SmallSite(folder: folder).build(
        "one", Fault(at: 1, code: EXDEV, of: ["rename"]))
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("Keep the folders of one store on one disk"))
    }
  }

  @Test func `a folder that another process makes at the same moment is one`() throws {
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try FileManager.default.createDirectory(
        atPath: small.store, withIntermediateDirectories: true)
      let outcome = try small.build("one", Fault(at: 1, code: EIO, of: ["mkdir"], calls: 1))
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  @Test func `without exchange, an old site that stepped aside comes back`() throws {
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build("one")
      let old = small.tree
      // As a build leaves it that is killed between its two renames; no process has this number.
      try FileManager.default.moveItem(
        atPath: small.site, toPath: "\(small.site).4194305.partial.old")
      try FileManager.default.createDirectory(
        atPath: "\(small.site).4194305.partial", withIntermediateDirectories: true)
      try small.build("one")
      #expect(small.tree == old)
      #expect(small.leftovers.isEmpty)
    }
  }
}
