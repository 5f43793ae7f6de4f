import Tensors

/// LeNet-5 for 28×28 digits: two convolutions with average pooling, three linear layers.
///
/// As usual today, the pooling has no weights, the second convolution sees all maps of the first,
/// and the last layer is linear.
///
/// Source: LeCun et al. 1998, §II.B.
extension Zoo {
  static let lenet5 = ZooModel("lenet5", "LeNet-5 for digits", input: [1, 28, 28]) {
    Conv2d(filters: 6, size: 5, padding: 2)
    Sigmoid()
    AvgPool2d(size: 2)
    Conv2d(filters: 16, size: 5)
    Sigmoid()
    AvgPool2d(size: 2)
    Flatten()
    Linear(120)
    Sigmoid()
    Linear(84)
    Sigmoid()
    Linear(10)
  }
}
