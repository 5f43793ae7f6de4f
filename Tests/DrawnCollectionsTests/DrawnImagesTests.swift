import Cancellations
import Datasets
import DrawnCollections
import Testing

struct DrawnImagesTests {
  @Test func `more threads than images draw the same images`() {
    #expect(DrawnDigits.test(count: 3, threads: 50) == DrawnDigits.test(count: 3))
  }

  @Test func `a drawing that is cancelled hands out no blank images`() throws {
    let cancellation = Cancellation()
    let library = try DataLibrary(.drawn, cancellation: cancellation)
    cancellation.cancel()
    #expect(throws: Cancelled(place: "drawing digits")) {
      try library.images(.training, of: .mnist, count: 5)
    }
  }
}
