import Datasets
import Testing

struct DataSelectionTests {
  @Test func `auto takes the environment's folder, else data`() {
    #expect(DataSelection(argument: "auto", environmentFolder: "x") == .folder("x"))
    #expect(DataSelection(argument: "auto", environmentFolder: nil) == .auto(folders: ["data"]))
    #expect(DataSelection(argument: "auto", environmentFolder: "") == .auto(folders: ["data"]))
  }

  @Test func `drawn and a named folder ignore the environment`() {
    #expect(DataSelection(argument: "drawn", environmentFolder: "x") == .drawn)
    #expect(DataSelection(argument: "y", environmentFolder: "x") == .folder("y"))
  }

  @Test func `a named folder must exist`() {
    let error = #expect(throws: DatasetError.self) {
      try DataSelection.folder("no/such/folder").resolvedFolder()
    }
    #expect(
      error?.description
        == "no/such/folder: There is no such folder. Name the folder that holds the collections.")
  }

  @Test func `a file in place of a folder is refused`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write([1], to: "data")
    #expect(throws: DatasetError(path: file, problem: .notAFolder)) {
      try DataSelection.auto(folders: [file]).resolvedFolder()
    }
  }

  @Test func `auto takes the first folder that is there`() throws {
    let folder = try TemporaryFolder()
    let selection = DataSelection.auto(folders: ["no/such/folder", folder.path])
    #expect(try selection.resolvedFolder() == folder.path)
    #expect(try DataSelection.auto(folders: ["no/such/folder"]).resolvedFolder() == nil)
    #expect(try DataSelection.drawn.resolvedFolder() == nil)
  }

  @Test func `an origin says in a sentence what a figure shows`() {
    #expect(DataOrigin.real(collection: "MNIST").sentence == "Images: MNIST.")
    #expect(
      DataOrigin.drawn(standsInFor: "MNIST").sentence
        == "Images drawn by Fovea, which stand in for MNIST.")
  }
}
