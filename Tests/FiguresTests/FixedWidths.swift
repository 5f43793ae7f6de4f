import Figures

/// Every character is 0.6 of the type size wide, so that layouts can be checked without fonts.
struct FixedWidths: TextMeasuring {
  func width(of text: String, in style: TextStyle) -> Double {
    Double(text.count) * 0.6 * style.size
  }
}
