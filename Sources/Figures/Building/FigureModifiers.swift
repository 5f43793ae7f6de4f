/// The two axes of a plot.
public enum AxisPlace: String, Codable, Sendable {
  case x
  case y
}

extension Figure {
  /// The figure with an axis set in all its plots.
  public func axis(_ place: AxisPlace, _ axis: Axis) -> Figure {
    rewritten { figure in
      for index in figure.panels.indices {
        guard case .plot(var plot) = figure.panels[index].content else { continue }
        if place == .x { plot.x = axis } else { plot.y = axis }
        figure.panels[index].content = .plot(plot)
      }
    }
  }

  /// The figure with a measuring axis in all its plots.
  ///
  /// - Parameters:
  ///   - place: which axis.
  ///   - title: what it measures, with the unit in brackets.
  ///   - format: how its values are written.
  ///   - scale: whether equal distances are equal differences or equal factors.
  ///   - including: values that must lie within the axis.
  ///   - range: what the axis covers, whatever the values are.
  /// - Returns: a copy whose words follow the new axis unless they were written by hand.
  public func axis(
    _ place: AxisPlace, _ title: String, format: Axis.Format = .number,
    scale: Axis.Scale = .linear, including: [Double] = [], range: ClosedRange<Double>? = nil
  ) -> Figure {
    axis(place, Axis(title, format: format, scale: scale, including: including, range: range))
  }

  /// The figure with a line below its title about what the axes are.
  public func subtitle(_ subtitle: String) -> Figure { rewritten { $0.subtitle = subtitle } }

  /// The figure with the sentences that pages print below it.
  public func caption(_ caption: String) -> Figure { rewritten { $0.caption = caption } }

  /// The figure with a footnote on where its data comes from.
  public func dataOrigin(_ origin: String) -> Figure { rewritten { $0.dataOrigin = origin } }

  /// The figure with one horizontal or vertical scale for all its plots.
  public func shared(_ place: AxisPlace) -> Figure {
    rewritten { figure in
      if place == .x { figure.horizontalScale = .shared } else { figure.verticalScale = .shared }
    }
  }

  /// A changed copy; words that were made from the data are made again.
  private func rewritten(_ change: (inout Figure) -> Void) -> Figure {
    var copy = self
    change(&copy)
    guard copy.panels != panels else { return copy }
    let (old, new) = (ownWords, copy.ownWords)
    if alternativeText == old.alternative { copy.alternativeText = new.alternative }
    if longDescription == old.long { copy.longDescription = new.long }
    return copy
  }
}
