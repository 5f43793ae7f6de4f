/// The parameters behind a filter's name, `name=value` with commas between.
struct FilterParameters {
  private let filter: String
  private var values: [String: String] = [:]

  /// - Throws: `FilterSyntaxError` when a parameter is not known, given twice or no assignment.
  init(of filter: String, _ text: String?, known: [String]) throws(FilterSyntaxError) {
    self.filter = filter
    guard let text else { return }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.filter { !$0.isWhitespace } }
      guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
        throw failure(.notAnAssignment(String(part.prefix(40))))
      }
      guard known.contains(sides[0]) else {
        throw failure(.unknownParameter(String(sides[0].prefix(40)), known: known))
      }
      guard values.updateValue(sides[1], forKey: sides[0]) == nil else {
        throw failure(.repeated(sides[0]))
      }
    }
  }

  func number(_ name: String) throws(FilterSyntaxError) -> Double? {
    guard let text = values[name] else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw failure(.notANumber(parameter: name, value: String(text.prefix(40))))
    }
    return number
  }

  func wholeNumber(
    _ name: String, in range: ClosedRange<Int>
  ) throws(FilterSyntaxError) -> Int? {
    guard let text = values[name] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw failure(.notAWholeNumber(parameter: name, value: String(text.prefix(40)), range))
    }
    return number
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String
  ) throws(FilterSyntaxError) -> Choice? where Choice.RawValue == String {
    guard let text = values[name] else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw failure(
        .unknownChoice(
          parameter: name, value: String(text.prefix(40)), known: Choice.allCases.map(\.rawValue)))
    }
    return choice
  }

  /// Two parameters that may not stand side by side.
  func refuse(_ name: String, beside other: String) throws(FilterSyntaxError) {
    guard values[name] == nil || values[other] == nil else {
      throw failure(.conflict(name, other))
    }
  }

  private func failure(_ problem: FilterSyntaxError.Problem) -> FilterSyntaxError {
    FilterSyntaxError(filter: filter, problem: problem)
  }
}
