import Filters
import Testing

struct DemonstrationKernelTests {
  @Test func `the edge kernels ignore an even surface`() {
    #expect(DemonstrationKernel.horizontalEdge.plane.values.reduce(0, +) == 0)
    #expect(DemonstrationKernel.edge.plane.values.reduce(0, +) == 0)
  }

  @Test func `the horizontal edge kernel is Sobel's y kernel with the other sign`() {
    #expect(
      DemonstrationKernel.horizontalEdge.plane == SobelGradients<Float>.kernelY.map { -$0 })
  }

  @Test func `the edge kernel answers a lone pixel with eight times its brightness`() throws {
    var image = Plane(height: 3, width: 3)
    image[1, 1] = 5
    #expect(try image.correlated(with: DemonstrationKernel.edge.plane).rows == [[40]])
  }

  @Test func `the diagonal kernel adds up three pixels from the upper left`() throws {
    let image = Plane(rows: [[1, 0, 0], [0, 2, 0], [9, 0, 4]])
    #expect(try image.correlated(with: DemonstrationKernel.diagonal.plane).rows == [[7]])
  }
}
