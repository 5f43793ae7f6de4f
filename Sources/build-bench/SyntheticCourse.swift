import BuildGraph
import Contents
import Foundation
import SiteBuilder

/// A course of lectures with twenty figures each, whose bytes are as many as real ones have.
struct SyntheticCourse: Sendable {
  static let figuresInLecture = 20

  let figures: Int
  /// Another number gives the first figure another style.
  let style: Int
  /// Another number gives the first lecture another sentence.
  let prose: Int

  private var lectures: Range<Int> {
    0..<(figures + Self.figuresInLecture - 1) / Self.figuresInLecture
  }

  private func figures(of lecture: Int) -> Range<Int> {
    let first = lecture * Self.figuresInLecture
    return first..<min(first + Self.figuresInLecture, figures)
  }

  /// Findings, figures and pictures, as a course of experiments has them.
  func nodes() -> [Node] {
    lectures.flatMap { lecture in
      [findings(lecture), values(lecture)] + figures(of: lecture).map { pictures($0, lecture) }
    }
  }

  private func findings(_ lecture: Int) -> Node {
    Node(
      id: "findings \(lecture)", kind: "findings",
      parameters: Self.code + [.init("lecture", "\(lecture)")], width: .allThreads
    ) { _ in [Node.Part("findings", SyntheticBytes.text(10_000, seed: lecture))] }
  }

  private func values(_ lecture: Int) -> Node {
    Node(
      id: "figures \(lecture)", kind: "figures",
      parameters: Self.code
        + [.init("lecture", "\(lecture)"), .init("style", lecture == 0 ? "\(style)" : "0")],
      inputs: [.node("findings \(lecture)")]
    ) { [self] context in
      _ = try context.bytes(of: "findings", from: "findings \(lecture)")
      return figures(of: lecture).map { figure in
        let seed = figure == 0 ? style : 0
        return Node.Part("figure \(figure)", SyntheticBytes.text(27_000, seed: figure + seed << 20))
      }
    }
  }

  private func pictures(_ figure: Int, _ lecture: Int) -> Node {
    Node(
      id: "pictures \(figure)", kind: "pictures", parameters: Self.code,
      inputs: [.part("figure \(figure)", of: "figures \(lecture)")], memory: 64 << 20
    ) { context in
      let value = try context.bytes(of: "figure \(figure)", from: "figures \(lecture)")
      return SyntheticBytes.pictures(of: value)
    }
  }

  /// What the sources of ten modules are in a real key.
  private static let code = (0..<10).map { module in
    Node.Parameter("Sources/Module\(module)", ContentHash(of: "\(module)").hexadecimal)
  }

  /// The site that shows all figures; `content` gives a part of a node's result.
  func input(_ content: (_ part: String, _ node: String) throws -> Content) throws -> SiteInput {
    let folder = URL(filePath: "templates")
    let fonts =
      ["Inter-Regular", "Inter-Italic", "Inter-SemiBold", "Inter-Bold"]
      .map { "assets/fonts/\($0).otf" } + ["assets/fonts/JetBrainsMono-Regular.ttf"]
    return SiteInput(
      title: "A synthetic course", introduction: "Every picture is made of numbers.",
      lectures: lectures.map(source), figures: try (0..<figures).map { try entry($0, content) },
      facts: [:], edition: "synthetic", dataNote: "No data.", numerics: "none",
      notices: [AssetFile(path: "LICENSE.txt", bytes: Array("None.\n".utf8))],
      templates: try SiteFiles.templates(
        in: folder.appending(path: "pages"), shownAs: "templates/pages"),
      assets: try SiteFiles.assets(in: folder.appending(path: "assets"))
        + fonts.map { AssetFile(path: $0, bytes: []) })
  }

  private func entry(
    _ figure: Int, _ content: (_ part: String, _ node: String) throws -> Content
  ) throws -> FigureEntry {
    FigureEntry(
      id: "f\(figure)", title: "Figure \(figure)", caption: "What figure \(figure) shows.",
      alternativeText: "Lines of figure \(figure).",
      inlineSVG: try content("inline", "pictures \(figure)"),
      files: try SyntheticBytes.files.map { file in
        FigureFile(
          path: "figures/f\(figure)\(file.ending)", label: file.ending,
          content: try content(file.ending, "pictures \(figure)"))
      })
  }

  private func source(_ lecture: Int) -> LectureSource {
    let head = """
      ---
      lecture: L\(lecture)
      slug: lecture-\(lecture)
      title: Lecture number \(lecture)
      summary: What lecture \(lecture) is about.
      order: \(lecture)
      ---

      """
    let parts = figures(of: lecture).map { figure in
      """

      ## Section \(figure)

      A sentence about *figure* [](#f\(figure)), and another with `code` in it. \
      \(figure == 0 ? "Edited \(prose) times." : "Never edited.")

      :::figure f\(figure)

      - What is seen at the left.
      - What is **not** seen at the right.

      """
    }
    return LectureSource(path: "lectures/\(lecture).md", text: head + parts.joined())
  }
}
