import Figures

/// The CSS of one SVG: a class for every look that occurs, a variable for every colour.
struct StyleSheet {
  let scope: String
  private let theme: Theme
  private var looks: [String] = []
  private var variables: [Paint] = []

  init(scope: String, theme: Theme) {
    self.scope = scope
    self.theme = theme
  }

  /// The class with these declarations, named in the order of first use.
  mutating func name(of look: String) -> String {
    if let known = looks.firstIndex(of: look) { return "c\(known)" }
    looks.append(look)
    return "c\(looks.count - 1)"
  }

  mutating func fill(_ paint: Paint) -> String {
    "fill:\(variable(paint))" + opacity(paint, "fill-opacity")
  }

  mutating func stop(_ paint: Paint) -> String {
    "stop-color:\(variable(paint))" + opacity(paint, "stop-opacity")
  }

  mutating func stroke(_ stroke: Stroke) -> String {
    let dash = stroke.dash.map(number).joined(separator: " ")
    return "fill:none;stroke:\(variable(stroke.paint))"
      + opacity(stroke.paint, "stroke-opacity") + ";stroke-width:\(number(stroke.width))"
      + (dash.isEmpty ? "" : ";stroke-dasharray:\(dash)")
  }

  mutating func text(_ run: TextRun) -> String {
    let anchor = run.anchor == .start ? "" : ";text-anchor:\(run.anchor.rawValue)"
    return fill(run.paint)
      + ";font:\(run.style.font.weight) \(number(run.style.size))px \(run.style.font.families)"
      + anchor
  }

  /// The style element: light colours, then dark ones for readers and for pages that ask.
  var text: String {
    let dark = declarations(.dark)
    var lines = [".\(scope){\(declarations(.light))text-rendering:geometricPrecision}"]
    lines += looks.enumerated().map { ".\(scope) .c\($0.offset){\($0.element)}" }
    lines.append(
      "@media screen and (prefers-color-scheme:dark)"
        + "{:root:not([data-theme=\"light\"]) .\(scope){\(dark)}}")
    lines.append(":root[data-theme=\"dark\"] .\(scope){\(dark)}")
    return "<style>\n" + lines.joined(separator: "\n") + "\n</style>\n"
  }

  private mutating func variable(_ paint: Paint) -> String {
    if let fixed = paint.fixed { return fixed.hex }
    let opaque = Paint(light: paint.light, dark: paint.dark)
    if !variables.contains(opaque) { variables.append(opaque) }
    return "var(--\(name(opaque)))"
  }

  private func name(_ paint: Paint) -> String {
    paint.light == paint.dark
      ? paint.light.rawValue : "\(paint.light.rawValue)-\(paint.dark.rawValue)"
  }

  private func declarations(_ appearance: Appearance) -> String {
    variables.map { "--\(name($0)):\(theme.color($0, in: appearance).hex);" }.joined()
  }

  private func opacity(_ paint: Paint, _ property: String) -> String {
    paint.opacity == 1 ? "" : ";\(property):\(number(paint.opacity))"
  }
}

extension FontRole {
  fileprivate var weight: Int {
    switch self {
    case .regular, .mono: 400
    case .semibold: 600
    case .bold: 700
    }
  }

  /// The families, and behind them features that the shorthand `font` would reset: widths are
  /// measured without kerning and ligatures, and digits of running text are equally wide.
  fileprivate var families: String {
    let plain = ";font-feature-settings:\"kern\" 0,\"liga\" 0,\"calt\" 0"
    return switch self {
    case .mono: "\"JetBrains Mono\",ui-monospace,Menlo,Consolas,monospace" + plain
    case .regular: FontRole.inter + plain + ",\"tnum\""
    case .semibold, .bold: FontRole.inter + plain
    }
  }

  private static let inter =
    "Inter,system-ui,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif"
}
