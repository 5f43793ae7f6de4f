import Datasets
import Foundation
import Testing

/// What is written down of the collections.
struct CollectionFactsTests {
  private static let files = DataCollection.all.flatMap { collection in
    collection.forms.flatMap { $0.files + ($0.archive.map { [$0] } ?? []) }
  }
  private static let hashes =
    files.flatMap(\.versions).map(\.hash)
    + DataCollection.all.flatMap(\.forms).flatMap(\.trees).map(\.hash)

  @Test func `ids and forms are told apart`() {
    let ids = DataCollection.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { DataCollection.named($0)?.id == $0 })
    for collection in DataCollection.all {
      #expect(Set(collection.forms.map(\.name)).count == collection.forms.count)
      #expect(!collection.forms.isEmpty && !collection.licence.isEmpty)
    }
  }

  @Test func `no two collections share a folder, whose files would be foreign to one of them`() {
    let roots = DataCollection.all.flatMap(\.roots)
    #expect(Set(roots).count == roots.count)
  }

  @Test func `hashes have as many digits as they say`() {
    for hash in Self.hashes {
      switch hash {
      case .computed(let digits), .published(let digits), .publishedWithoutReturns(let digits):
        #expect(digits.count == 64 && digits.allSatisfy { "0123456789abcdef".contains($0) })
      case .publishedPrefix(let digits):
        #expect(digits.count == 8 && digits.allSatisfy { "0123456789abcdef".contains($0) })
      case .unknown: break
      }
    }
  }

  @Test func `what has an address has a hash, and comes over HTTPS`() throws {
    for file in Self.files where !file.addresses.isEmpty {
      #expect(file.versions.allSatisfy { $0.hash != .unknown && $0.bytes != nil }, "\(file.path)")
      for address in file.addresses {
        let url = try #require(URL(string: address))
        #expect(url.scheme == "https" && url.host() != nil, "\(address)")
      }
    }
  }

  @Test func `what has no address says what to do`() {
    for collection in DataCollection.all where collection.fetchedForm == nil {
      #expect(collection.byHand != nil, "\(collection.id)")
    }
  }

  @Test func `every form of a collection has the same splits`() {
    for collection in DataCollection.all {
      for form in collection.forms {
        #expect(form.splits.map(\.name) == collection.forms[0].splits.map(\.name), "\(form.name)")
      }
    }
  }

  @Test func `torchvision's digits are those in the file's name`() {
    for version in Self.files.flatMap(\.versions) {
      if case .publishedPrefix(let digits) = version.hash { #expect(version.path.contains(digits)) }
    }
  }

  @Test func `a collection is written down as its id`() throws {
    let text = try JSONEncoder().encode([DataCollection.cifar10])
    #expect(String(decoding: text, as: UTF8.self) == "[\"cifar10\"]")
    #expect(try JSONDecoder().decode([DataCollection].self, from: text) == [.cifar10])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([DataCollection].self, from: Data("[\"nothing\"]".utf8))
    }
  }
}
