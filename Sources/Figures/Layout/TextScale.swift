extension Composer {
  /// How much larger than on a page text is set; distances and pictures grow with it.
  var textScale: Double { theme.number.size / Theme.fovea.number.size }
}
