import Figures
import Foundation
import Testing

@Suite struct PaletteTests {
  /// In units of CIEDE2000; twice what people need to name two colours differently.
  private let plainDifference = 10.0
  /// WCAG 2.2, success criteria 1.4.3 and 1.4.11.
  private let textContrast = 4.5
  private let markContrast = 3.0
  /// Eight bits per channel, mixed with the paper, leave the lightness of two hues this far apart.
  private let equalLightness = 0.6

  private let series: [ColorRole] = [
    .series1, .series2, .series3, .series4, .series5, .series6, .series7, .series8,
  ]
  private let labels: [ColorRole] = [
    .label1, .label2, .label3, .label4, .label5, .label6, .label7, .label8,
  ]

  @Test(arguments: Appearance.allCases, ColorVision.allCases)
  func `any two series are told apart in every kind of vision`(
    appearance: Appearance, vision: ColorVision
  ) {
    let pairs = series.indices.flatMap { i in series[..<i].map { ($0, series[i]) } }
    for (one, two) in pairs + [(.training, .validation), (.right, .wrong), (.negative, .positive)] {
      let difference = color(one, appearance).difference(from: color(two, appearance), with: vision)
      #expect(difference >= plainDifference, "\(one), \(two): \(difference)")
    }
  }

  @Test(arguments: Appearance.allCases)
  func `marks stand out from the paper`(appearance: Appearance) {
    for role in series + [.training, .validation, .right, .wrong, .count, .negative, .positive] {
      let contrast = color(role, appearance).contrast(with: color(.paper, appearance))
      #expect(contrast >= markContrast, "\(role): \(contrast)")
    }
  }

  @Test(arguments: Appearance.allCases)
  func `text stands out from plain and from raised paper`(appearance: Appearance) {
    for role in [ColorRole.ink, .muted, .accent, .training, .validation, .right, .wrong, .count] {
      for paper in [ColorRole.paper, .raised] {
        let contrast = color(role, appearance).contrast(with: color(paper, appearance))
        #expect(contrast >= textContrast, "\(role) on \(paper): \(contrast)")
      }
    }
  }

  @Test(arguments: Appearance.allCases)
  func `names of series stand out from the paper`(appearance: Appearance) {
    for role in labels {
      let contrast = color(role, appearance).contrast(with: color(.paper, appearance))
      #expect(contrast >= textContrast, "\(role): \(contrast)")
    }
  }

  @Test(arguments: Appearance.allCases)
  func `letters have the hue of their series`(appearance: Appearance) {
    for (role, label) in zip(series, labels) {
      let (one, two) = (color(role, appearance), color(label, appearance))
      let nearest = series.min {
        two.difference(from: color($0, appearance)) < two.difference(from: color($1, appearance))
      }
      #expect(nearest == role, "\(one.hex) \(two.hex)")
    }
  }

  @Test func `letters of a series take its label's hue, others their own`() {
    for (role, label) in zip(series, labels) { #expect(Paint(role).ofText == Paint(label)) }
    #expect(Paint(.training).ofText == Paint(.training))
    #expect(Paint(Color(0x12_3456)).ofText == Paint(Color(0x12_3456)))
  }

  @Test func `both signs are equally light and equally far from zero`() {
    let palette = ColorMap.signed.palette(in: .fovea, .light)
    let last = palette.count - 1
    for step in 0...last / 2 {
      #expect(palette[step].opacity == palette[last - step].opacity)
      for appearance in Appearance.allCases {
        let paper = color(.paper, appearance)
        let lightness = [palette[step], palette[last - step]].map { color, opacity in
          UniformColor(color.over(paper, opacity: opacity)).lightness
        }
        #expect((lightness[0] - lightness[1]).magnitude < equalLightness, "step \(step)")
      }
    }
  }

  @Test func `the site's style sheet has the palette's colours`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../templates/assets/site.css")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let roles: [ColorRole] = [
      .paper, .raised, .ink, .muted, .hairline, .accent, .training, .validation, .right, .wrong,
    ]
    for role in roles {
      let name = "--\(role.rawValue): "
      let found = lines.map { $0.drop { $0 == " " } }.filter { $0.hasPrefix(name) }
        .map { String($0.dropFirst(name.count).dropLast()) }
      // Dark colours stand there twice: for readers who prefer them and for those who chose them;
      // what follows is for printing.
      let (light, dark) = (color(role, .light).hex, color(role, .dark).hex)
      #expect(found.prefix(3) == [light, dark, dark], "\(role)")
    }
  }

  private func color(_ role: ColorRole, _ appearance: Appearance) -> Color {
    Theme.fovea.color(role, in: appearance)
  }
}
