/// A fixed number of places that threads fill at the same time, each its own.
final class Slots<Element: BitwiseCopyable>: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<Element>

  init(count: Int, repeating value: Element) {
    places = .allocate(capacity: count)
    places.initialize(repeating: value)
  }

  deinit { places.deallocate() }

  subscript(index: Int) -> Element {
    get { places[index] }
    set { places[index] = newValue }
  }

  var values: [Element] { Array(places) }
}
