extension DataCollection {
  /// Photographs for demonstrations of filters.
  public static let photos = DataCollection(
    id: "photos", name: "the photographs", contents: "photographs for filters",
    shape: .various(channels: 3), classNames: [],
    licence: "CC0, public domain, CC BY 4.0",
    citation: """
      scikit-image (S. van der Walt, R. Michetti, L. Varshney, NASA, SpaceX, Brooklyn Museum); \
      elephants: F.-F. Li, M. Andreeto, M. Ranzato and P. Perona, “Caltech 101”, 2003/2022
      """,
    home: "https://github.com/scikit-image/scikit-image",
    forms: [
      CollectionForm(
        name: "eight photographs", folder: "photos",
        files: [
          photo(
            "astronaut.png", bytes: 791_555,
            "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5"),
          photo(
            "camera.png", bytes: 139_512,
            "b0793d2adda0fa6ae899c03989482bff9a42d3d5690fc7e3648f2795d730c23a"),
          photo(
            "chelsea.png", bytes: 240_512,
            "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb"),
          photo(
            "coffee.png", bytes: 466_706,
            "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7"),
          photo(
            "coins.png", bytes: 75_825,
            "f8d773fc9cfa6f4d8e5942dc34d0a0788fcaed2a4fefbbed0aef5398d7ef4cba"),
          photo(
            "elephant_a.jpg", bytes: 17_639,
            "49495b8fd3e0fa113a0c6cbdb1162cd70cf51413303d29ccf76747efce6f28e5",
            from: "\(caltech)image_0001.jpg"),
          photo(
            "elephant_b.jpg", bytes: 17_413,
            "6f9b9737b5d0a0b2a4bc9c91fadecd0ef9541e15e6f3fa78ab70a8de1b159085",
            from: "\(caltech)image_0031.jpg"),
          photo(
            "rocket.jpg", bytes: 112_525,
            "c2dd0de7c538df8d111e479619b129464d0269d0ae5fd18ca91d33a7fdfea95c"),
        ])
    ])
}

/// Public repositories at fixed commits.
private let scikitImage =
  "https://raw.githubusercontent.com/scikit-image/scikit-image/"
  + "cd0a3d22b9f359f05618d75d5c7a29b91b4951ca/src/_skimage2/data/"
private let caltech =
  "https://raw.githubusercontent.com/MachineLearning2020/Homework2-Caltech101/"
  + "836044dd000296b2bb74d0aa4b4e462e459b01d7/101_ObjectCategories/elephant/"

private func photo(
  _ name: String, bytes: Int, _ digits: String, from address: String? = nil
) -> FileFacts {
  FileFacts(
    name, bytes: bytes, .computed(digits), addresses: [address ?? scikitImage + name])
}
