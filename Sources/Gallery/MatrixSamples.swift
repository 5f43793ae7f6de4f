import Figures
import Mathematics

extension Gallery {
  static func matrixSamples() throws -> [Figure] {
    try [
      signMatrix(
        "sample-a6", "Untrained, the model calls almost every sign by one of three letters",
        recall: 0.04, favourites: ["D", "Q", "X"]),
      signMatrix(
        "sample-a8", "The linear model knows little more than half of the signs", recall: 0.54,
        favourites: []),
      signMatrix(
        "sample-a14", "A small convolutional network confuses few signs", recall: 0.86,
        favourites: []),
      signMatrix(
        "sample-a18", "With pooling, hardly a sign is mistaken", recall: 0.97, favourites: []),
      digitMatrix(), plainMatrix(), coloredMatrix(),
    ]
  }

  /// Counts of 26 classes, of which J and Z never occur: both signs need a movement.
  private static func signMatrix(
    _ id: String, _ title: String, recall: Double, favourites: [String]
  ) throws -> Figure {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    // All four models are tested on the same images.
    var sizes = SeededRandom(seed: 26).split("examples")
    var random = SeededRandom(seed: 26).split(id)
    let counts = letters.enumerated().map { row, letter -> [Int] in
      guard letter != "J", letter != "Z" else { return letters.map { _ in 0 } }
      let total = 150 + sizes.integer(below: 300)
      var counts = letters.map { _ in 0 }
      for _ in 0..<total {
        if random.unit() < recall + 0.4 * recall * (1 - recall) * (random.unit() - 0.5) {
          counts[row] += 1
        } else if let favourite = favourites.first, random.unit() < 0.9 {
          let choice = random.unit()
          let name = choice < 0.6 ? favourite : favourites[choice < 0.85 ? 1 : 2]
          counts[letters.firstIndex(of: name) ?? 0] += 1
        } else {
          // Each sign is mistaken for a few others.
          let step = [3, 5, 7, 11][min(Int(4 * random.unit() * random.unit()), 3)]
          let other = (row * 3 + step) % 25
          counts[letters[other] == "J" ? other + 1 : other] += 1
        }
      }
      return counts
    }
    return try .confusionMatrix(
      id: id, title: title, matrix: ConfusionMatrix(classes: letters, counts: counts),
      dataOrigin: "Made-up counts.")
  }

  private static func digitMatrix() throws -> Figure {
    var random = SeededRandom(seed: 10)
    let often: [[Int]] = [[4, 9], [9, 4], [3, 5], [5, 3], [7, 2], [8, 3], [7, 9]]
    let counts = (0..<10).map { row in
      (0..<10).map { column -> Int in
        if row == column { return 950 + random.integer(below: 60) }
        if often.contains([row, column]) { return 8 + random.integer(below: 12) }
        return max(0, random.integer(below: 7) - 3)
      }
    }
    return try .confusionMatrix(
      id: "sample-b5", title: "The few mistakes are between digits that look alike",
      matrix: ConfusionMatrix(classes: (0..<10).map(String.init), counts: counts),
      dataOrigin: "Made-up counts.")
  }

  private static func plainMatrix() throws -> Figure {
    try .matrix(
      id: "sample-matrix", title: "A grey image is a matrix of numbers",
      matrix: LabeledMatrix(values: [
        [12, 20, 61, 60, 21], [15, 88, 190, 187, 60], [30, 201, 96, 110, 204],
        [22, 190, 84, 101, 199], [10, 74, 186, 192, 70],
      ]), subtitle: "Grey levels of a corner, from 0 (black) to 255 (white)",
      caption: "One cell is one pixel.", dataOrigin: "Made-up numbers.")
  }

  private static func coloredMatrix() throws -> Figure {
    let rows = ["linear", "two layers", "LeNet", "VGG16"]
    let columns = ["accuracy", "loss", "share of time"]
    return try .matrix(
      id: "sample-heat-map", title: "Depth pays, and costs time",
      matrix: LabeledMatrix(
        rowNames: rows, columnNames: columns,
        values: [
          [0.54, 0.92, 0.02], [0.81, 0.55, 0.07], [0.97, 0.11, 0.16], [0.99, .nan, 0.75],
        ]),
      scale: .range(0, 1, title: "value", decimals: 1), decimals: 2,
      subtitle: "Three numbers for each of four networks; hatched: not measured",
      caption: "A small loss and a large accuracy are good; time is a share of the whole.",
      dataOrigin: "Made-up numbers.")
  }
}
