/// What a site lacks because experiments failed.
struct SiteGaps {
  private let lectures: [Lecture]
  private let failures: [FailedExperiment]

  init(_ lectures: [Lecture], _ failures: [FailedExperiment]) {
    self.lectures = lectures
    self.failures = failures
  }

  /// Lectures that place a figure or a table of a failed experiment.
  func lectures(lackingItemsOf experiment: String) -> [Lecture] {
    let missing = Set(failures.filter { $0.id == experiment }.flatMap(\.items))
    return lectures.filter { $0.items.contains { missing.contains($0.id) } }
  }

  /// Lectures that quote a number which is not there.
  var lecturesLackingFacts: [Lecture] {
    failures.isEmpty
      ? []
      : lectures.filter { lecture in
        lecture.prose.inlines.contains { form in
          if case .fact(let fact) = form { fact == FactQuote.missing } else { false }
        }
      }
  }

  /// Every lecture that lacks something, in the course's order.
  var all: [Lecture] {
    let pages = Set(
      (failures.flatMap { lectures(lackingItemsOf: $0.id) } + lecturesLackingFacts).map(\.page))
    return lectures.filter { pages.contains($0.page) }
  }
}

extension PageWriter {
  /// The line of the start page that says what is missing; none when nothing is.
  var gap: [[String: Any]] {
    guard !input.failures.isEmpty else { return [] }
    let ids = input.failures.map { ["id": $0.id] }
    let pages = SiteGaps(lectures, input.failures).all
    return [
      [
        "count": ids.count == 1 ? "One experiment" : "\(ids.count) experiments",
        "hasPages": !pages.isEmpty,
        "pages": pages.enumerated().map { number, lecture in
          [
            "address": HTML.address(lecture.page), "title": lecture.front.title,
            "end": number == pages.count - 1 ? "." : number == pages.count - 2 ? " and " : ", ",
          ]
        },
      ]
    ]
  }
}
