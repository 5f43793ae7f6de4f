import Figures

/// The CSS of one SVG: a class for every look that occurs, a variable for every colour.
///
/// Paints that are not opaque are mixed with the paper, as in all other kinds of file: where two of
/// them lie one over the other, the upper one is seen.
struct StyleSheet {
  enum Look: Hashable {
    case fill(Paint)
    case stop(Paint)
    case stroke(Stroke)
    case text(TextStyle, Paint, TextAnchor)
  }

  let scope: String
  private let theme: Theme
  private let appearance: Appearance?
  /// In the order of first use, which numbers them.
  private var looks: [Look] = []
  private var names: [Look: String] = [:]
  private var variables: [Paint] = []

  /// - Parameters:
  ///   - scope: the class of the element that the looks are for.
  ///   - theme: the colours.
  ///   - appearance: the only paper to draw for; without it, the colours follow the reader.
  init(scope: String, theme: Theme, appearance: Appearance? = nil) {
    self.scope = scope
    self.theme = theme
    self.appearance = appearance
  }

  /// The class of a look.
  mutating func name(of look: Look) -> String {
    if let known = names[look] { return known }
    let name = "c\(looks.count)"
    looks.append(look)
    names[look] = name
    let paint = look.paint
    // Colours that no theme changes need no variable.
    guard paint.fixed == nil else { return name }
    if !variables.contains(paint) { variables.append(paint) }
    return name
  }

  /// The style element: light colours, then dark ones for readers and for pages that ask, unless
  /// one paper is meant.
  var text: String {
    var lines = [
      ".\(scope){\(declarations(appearance ?? .light))text-rendering:geometricPrecision}"
    ]
    lines += looks.enumerated().map { ".\(scope) .c\($0.offset){\(declarations($0.element))}" }
    if appearance == nil { lines += darkLines }
    return "<style>\n" + lines.joined(separator: "\n") + "\n</style>\n"
  }

  private var darkLines: [String] {
    let dark = declarations(.dark)
    return [
      "@media screen and (prefers-color-scheme:dark)"
        + "{:root:not([data-theme=\"light\"]) .\(scope){\(dark)}}",
      ":root[data-theme=\"dark\"] .\(scope){\(dark)}",
    ]
  }

  private func declarations(_ look: Look) -> String {
    switch look {
    case .fill(let paint):
      return color(paint, "fill")
    case .stop(let paint):
      return color(paint, "stop-color")
    case .stroke(let stroke):
      let dash = stroke.dash.map(number).joined(separator: " ")
      return "fill:none;" + color(stroke.paint, "stroke")
        + ";stroke-width:\(number(stroke.width))"
        + (dash.isEmpty ? "" : ";stroke-dasharray:\(dash)")
    case .text(let style, let paint, let anchor):
      return color(paint, "fill")
        + ";font:\(style.font.weight) \(number(style.size))px \(style.font.families)"
        + (anchor == .start ? "" : ";text-anchor:\(anchor.rawValue)")
    }
  }

  private func color(_ paint: Paint, _ property: String) -> String {
    "\(property):" + (paint.fixed?.hex ?? "var(--\(name(paint)))")
  }

  private func name(_ paint: Paint) -> String {
    let roles =
      paint.light == paint.dark
      ? paint.light.rawValue : "\(paint.light.rawValue)-\(paint.dark.rawValue)"
    let thousandths = Int((paint.opacity * 1000).rounded())
    return thousandths == 1000 ? roles : "\(roles)-\(thousandths)"
  }

  private func declarations(_ appearance: Appearance) -> String {
    variables.map { "--\(name($0)):\(theme.color($0, in: appearance).hex);" }.joined()
  }
}

extension StyleSheet.Look {
  fileprivate var paint: Paint {
    switch self {
    case .fill(let paint), .stop(let paint), .text(_, let paint, _): paint
    case .stroke(let stroke): stroke.paint
    }
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
