import Cancellations
import Datasets
import DrawnCollections
import Testing

struct DrawnImagesTests {
  @Test func `a drawing that is cancelled hands out no blank images`() throws {
    let cancellation = Cancellation()
    let library = try DataLibrary(.drawn, cancellation: cancellation)
    cancellation.cancel()
    #expect(throws: Cancelled(place: "drawing digits")) {
      try library.images(.training, of: .mnist, count: 5)
    }
  }
}
