/// Where everything that can be linked to stands, over all lectures.
struct SiteIndex {
  /// A figure, a table or a correction.
  struct Item {
    var page: String
    /// What its page is called in a sentence: `lecture B`.
    var home: String
    /// What a link without words says, such as `Figure 3`.
    var label: String
  }

  struct Term {
    var page: String
    var anchor: String
  }

  /// By anchor; the first lecture that shows an item is its home.
  private(set) var items: [String: Item] = [:]
  /// By the term's name in small letters.
  private(set) var terms: [String: Term] = [:]
  /// The label of each figure and table on each page.
  private(set) var labels: [String: [String: String]] = [:]
  /// The ids of the figures on each page, in their order.
  private(set) var figures: [String: [String]] = [:]
  /// The ids of figures and tables on each page, in their order.
  private(set) var order: [String: [String]] = [:]
  private(set) var errors: [ProseError] = []

  /// Numbers the items of lectures in the order of the course.
  init(_ lectures: [Lecture]) {
    for lecture in lectures {
      var numbers: [FormName: Int] = [:]
      for item in lecture.items {
        numbers[item.kind, default: 0] += 1
        let word = item.kind == .figure ? "Figure" : "Table"
        order[lecture.page, default: []].append(item.id)
        if item.kind == .figure { figures[lecture.page, default: []].append(item.id) }
        add(item.id, "\(word)\u{A0}\(numbers[item.kind, default: 0])", lecture)
      }
      for correction in lecture.corrections { add(correction.id, "the correction", lecture) }
      for term in lecture.terms { add(term, lecture) }
    }
  }

  private mutating func add(_ id: String, _ label: String, _ lecture: Lecture) {
    labels[lecture.page, default: [:]][id] = label
    if items[id] == nil {
      items[id] = Item(page: lecture.page, home: lecture.front.home, label: label)
    }
  }

  private mutating func add(_ term: PlacedTerm, _ lecture: Lecture) {
    let key = term.name.lowercased()
    if let first = terms[key], first.page != lecture.page {
      errors.append(
        ProseError(
          .alreadyUsed(what: "term", name: term.name, elsewhere: first.page), at: term.position))
    } else {
      terms[key] = Term(page: lecture.page, anchor: term.anchor)
    }
  }
}
