public import Datasets
import DrawnCollections
public import Figures

/// The appendix shows what the networks of the course look at.
///
/// Makes x-data-digits and the like: each collection as it is drawn, beside the real one where it
/// is there.
public struct DataSheets: Experiment {
  public static let id = "data-sheets"
  public static let question = "What do the collections look like, drawn and real?"
  public static let sourceFile = "Experiments/DataSheets.swift"
  public static let collections = sheets.map(\.collection)
  public static let items = sheets.map {
    CatalogueItem(
      id: $0.figure, kind: .figure, lecture: "appendix", summary: "pictures of \($0.subject)")
  }

  /// What a sheet shows of a collection, and how.
  private struct Sheet {
    let figure: String
    let collection: DataCollection
    let subject: String
    let title: String
    let caption: String
    let perClass: Int
    /// Pixels along a side, at most.
    var side = 100
  }

  private static let sheets = [
    Sheet(
      figure: "x-data-digits", collection: .mnist, subject: "the digits",
      title: "Ten digits in many hands",
      caption: """
        Drawn digits are pen strokes whose course, slant, width and pressure vary from image to \
        image.
        """, perClass: 10),
    Sheet(
      figure: "x-data-garments", collection: .fashionMNIST, subject: "the garments",
      title: "Ten garments, some of them hard to tell apart",
      caption: """
        Shirts, coats and pullovers differ in a collar, a zip or a row of buttons, as they do in \
        the real collection.
        """, perClass: 10),
    Sheet(
      figure: "x-data-hand-signs", collection: .signLanguageMNIST, subject: "the hand signs",
      title: "Twenty-four letters as hands",
      caption: """
        J and Z are missing, because they are movements. The hands turn and tilt, lie in different \
        light, and have lighter or darker skin than what is behind them.
        """, perClass: 2),
    Sheet(
      figure: "x-data-sea-creatures", collection: .seaCreatures, subject: "the sea creatures",
      title: "Five kinds of creatures, few pictures of each",
      caption: """
        With 35 pictures of each kind to learn from, a network soon knows them by heart.
        """, perClass: 3, side: 80),
    Sheet(
      figure: "x-data-cats-dogs", collection: .catsAndDogs, subject: "the cats and dogs",
      title: "Cats and dogs share rooms, colours and poses",
      caption: """
        Pictures differ in size and shape; here each is cut to its middle. The drawn animals come \
        in the same coats and before the same backgrounds, so that colour alone says little.
        """, perClass: 5, side: 80),
    Sheet(
      figure: "x-data-objects", collection: .cifar10, subject: "vehicles and animals",
      title: "Vehicles and animals in very few pixels",
      caption: """
        At 32×32 pixels a deer and a horse differ in little more than their heads and necks.
        """, perClass: 5),
  ]

  public struct Findings: Codable, Sendable {
    let sheets: [Pair]

    /// A drawn collection and the real one, if it is there.
    struct Pair: Codable, Sendable {
      let drawn: ContactSheet
      let real: ContactSheet?
    }
  }

  public init() {}

  public func measure(in laboratory: Laboratory) throws -> Findings {
    Findings(
      sheets: try Self.sheets.map { sheet in
        func contactSheet(in library: DataLibrary) throws -> ContactSheet {
          try ContactSheet(
            of: pictures(of: sheet, in: library), perClass: sheet.perClass, side: sheet.side)
        }
        return Findings.Pair(
          drawn: try contactSheet(in: laboratory.library.drawn),
          real: try laboratory.library.origin(of: sheet.collection).isDrawn
            ? nil : contactSheet(in: laboratory.library))
      })
  }

  /// Drawn images of one size come in mixed order, and so many have every class; real collections
  /// may be sorted by class, so all of them are listed.
  private func pictures(of sheet: Sheet, in library: DataLibrary) throws -> any PictureSource {
    guard case .fixed = sheet.collection.shape,
      try library.origin(of: sheet.collection).isDrawn
    else { return try library.pictures(.training, of: sheet.collection) }
    let count = 4 * sheet.perClass * sheet.collection.classNames.count
    return LabeledPictures(try library.images(.training, of: sheet.collection, count: count))
  }

  public func figures(from findings: Findings) throws -> [Figure] {
    zip(Self.sheets, findings.sheets).map { sheet, pair in
      let drawn = Panel(title: pair.real == nil ? "" : "Drawn", .pictures(pair.drawn.grid))
      let real = pair.real.map { Panel(title: "Real", .pictures($0.grid)) }
      let classes = pair.drawn.classes.joined(separator: ", ")
      let realClasses =
        pair.real.map { " Beside them real ones: \($0.classes.joined(separator: ", "))." } ?? ""
      return Figure(
        id: sheet.figure, kind: .imageGrid, title: sheet.title,
        subtitle: real == nil
          ? "Drawn pictures, \(pair.drawn.perClass) of each class"
          : "The first training pictures of each class, drawn and real",
        caption: sheet.caption,
        alternativeText:
          "Drawn pictures, \(pair.drawn.perClass) of each: \(classes)." + realClasses,
        dataOrigin: real == nil
          ? DataOrigin.drawn(standsInFor: sheet.collection.name).sentence
          : "Images: one half drawn by Fovea, the other from \(sheet.collection.name).",
        panels: [drawn] + (real.map { [$0] } ?? []), columns: real == nil ? 1 : 2)
    }
  }

  public func facts(from findings: Findings) -> [String: Fact] { [:] }
}
