/// Measures text for one figure, so that an error about a character says which figure has it.
struct FigureMeasuring: TextMeasuring {
  let figure: String
  let base: any TextMeasuring

  func width(of text: String, in style: TextStyle) throws -> Double {
    do {
      return try base.width(of: text, in: style)
    } catch var error as MissingGlyphError {
      error.figure = figure
      throw error
    }
  }
}
