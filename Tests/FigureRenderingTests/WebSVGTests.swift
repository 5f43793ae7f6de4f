import FigureRendering
import Figures
import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct WebSVGTests {
  private func page() throws -> [String] {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    return try SampleFigures.all().map { try renderer.svg($0) }
  }

  @Test func `every SVG is well-formed`() throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    for figure in try SampleFigures.all() {
      for svg in [try renderer.svg(figure, for: .file), try renderer.slideSVG(figure)] {
        #expect(XMLParser(data: Data(svg.utf8)).parse(), "\(figure.id)")
      }
    }
  }

  @Test func `an SVG for one paper does not follow its reader`() throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    func svg(_ appearance: Appearance?) throws -> String {
      let bytes = try renderer.bytes(
        of: try SampleFigures.kernels(), as: .svg, for: .file, theme: appearance)
      return String(decoding: bytes, as: UTF8.self)
    }
    let paper = "--paper:\(Palette.dark.paper.hex)"
    #expect(try svg(nil).contains("prefers-color-scheme:dark"))
    #expect(try svg(nil).contains(paper))
    #expect(try !svg(.dark).contains("prefers-color-scheme"))
    #expect(try svg(.dark).contains(paper))
    #expect(try !svg(.light).contains(paper))
  }

  @Test func `reserved characters in texts are escaped`() throws {
    var figure = try SampleFigures.kernels()
    figure.title = "A < B & \"C\""
    let svg = try FigureRenderer(fonts: FontLibrary()).svg(figure, for: .file)
    #expect(svg.contains("<title id=\"sample-kernels-title\">A &lt; B &amp; &quot;C&quot;<"))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test func `no id occurs twice on a page of all figures`() throws {
    let ids = try page().joined().matches(of: /\bid="([^"]*)"/).map { String($0.1) }
    #expect(ids.count >= 12)
    #expect(Set(ids).count == ids.count)
  }

  @Test func `a figure that stands twice on a page has ids and classes of its own each time`()
    throws
  {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    for figure in try SampleFigures.all() {
      let svgs = try [1, 2].map { try renderer.svg(figure, occurrence: $0) }
      let ids = svgs.joined().matches(of: /\bid="([^"]*)"/).map { String($0.1) }
      #expect(Set(ids).count == ids.count)
      for id in ids { #expect(id.hasPrefix(figure.id)) }
      #expect(!svgs[1].contains(".fovea-\(figure.id){"))
      #expect(svgs[1].contains(".fovea-\(figure.id)_2{"))
    }
  }

  @Test func `no selector reaches beyond its own figure`() throws {
    for svg in try page() {
      let style = try #require(svg.firstMatch(of: /<style>\n((?s).*)<\/style>/)).1
      for line in style.split(separator: "\n") { #expect(line.contains(".fovea-sample-")) }
    }
  }

  @Test func `a page's SVG leaves out the title and the paper, a file's has both`() throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let figure = try SampleFigures.kernels()
    #expect(!(try renderer.svg(figure, for: .page)).contains(">\(figure.title)</text>"))
    let file = try renderer.svg(figure, for: .file)
    #expect(file.contains(">\(figure.title)</text>"))
    #expect(file.contains("fill:var(--paper)"))
  }

  @Test func `dark colours apply to readers who prefer them and to pages that ask`() throws {
    let svg = try #require(try page().first)
    #expect(svg.contains("@media screen and (prefers-color-scheme:dark){:root:not("))
    #expect(svg.contains(":root[data-theme=\"dark\"] .fovea-sample-curves{"))
  }

  @Test func `paints that are not opaque are mixed with the paper, as in other files`() throws {
    let figure = Figure("area", "Area") {
      Polygon(x: [0, 1, 1], y: [0, 0, 1], label: "lower", style: .series1)
      Polygon(x: [0, 1, 0], y: [0, 0, 1], label: "upper", style: .series2)
    }
    let svg = try FigureRenderer(fonts: FontLibrary()).svg(figure)
    for role in [ColorRole.series1, .series2] {
      for appearance in [Appearance.light, .dark] {
        let mixed = Theme.fovea.color(Paint(role, opacity: 0.14), in: appearance)
        #expect(svg.contains("--\(role.rawValue)-140:\(mixed.hex);"))
      }
    }
    #expect(!svg.contains("opacity"))
  }

  @Test func `numbers have at most three decimals`() throws {
    for svg in try page() {
      let body = svg.replacing(/base64,[^"]*/, with: "")
      #expect(body.firstMatch(of: /\d*\.\d{4,}/) == nil)
    }
  }

  @Test func `a matrix of 26 classes stays under 120 kilobytes`() throws {
    let figure = try SampleFigures.confusionMatrix(classes: 26)
    #expect(try FigureRenderer(fonts: FontLibrary()).svg(figure).utf8.count < 120_000)
  }
}
