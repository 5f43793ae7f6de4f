import Networks

extension BitsNetwork {
  /// Every layer whose arithmetic runs in kernels or in stages.
  static let all = [
    BitsNetwork("filters of 7×7, 5×5, 3×3 and 1×1") {
      Conv2d(filters: 6, size: 7, padding: 3)
      ReLU()
      Conv2d(filters: 5, size: 5)
      ReLU()
      Conv2d(filters: 9, size: 3, padding: .same)
      Conv2d(filters: 4, size: 1)
    },
    BitsNetwork("3×3 filters over many channels") {
      Conv2d(filters: 16, size: 3, padding: 1)
      ReLU()
      Conv2d(filters: 32, size: 3, padding: 1)
      ReLU()
      Conv2d(filters: 17, size: 3)
      MaxPool2d(size: 2)
      Conv2d(filters: 16, size: 3, padding: 1, bias: false)
    },
    BitsNetwork("images side by side", batchSize: 37) {
      Conv2d(filters: 17, size: 5, padding: 2)
      MaxPool2d(size: 2)
      ReLU()
      Conv2d(filters: 61, size: 3)
      ReLU()
      Conv2d(filters: 20, size: 3, padding: 1)
      ReLU()
      MaxPool2d(size: 2)
      Conv2d(filters: 3, size: Extent(rows: 2, columns: 1), bias: false)
      Dropout(0.2)
    },
    BitsNetwork("strides") {
      Conv2d(filters: 16, size: 7, stride: 2, padding: 3)
      ReLU()
      Conv2d(filters: 18, size: 3, stride: 2, padding: 1)
      Conv2d(filters: 20, size: 1, stride: 2)
    },
    BitsNetwork("groups and depthwise filters") {
      Conv2d(filters: 16, size: 1)
      Conv2d(filters: 16, size: 3, padding: 1, groups: 16)
      ReLU6()
      Conv2d(filters: 32, size: 1, groups: 2)
      Conv2d(filters: 32, size: 3, stride: 2, padding: 1, groups: 4)
    },
    BitsNetwork("dilation, rectangles and uneven padding") {
      Conv2d(filters: 6, size: 3, padding: 2, dilation: 2)
      Conv2d(filters: 5, size: Extent(rows: 1, columns: 5), padding: .same)
      Conv2d(filters: 4, size: 2, stride: 2, padding: .sides(top: 1, bottom: 0, left: 0, right: 2))
    },
    BitsNetwork("every kind of pooling") {
      Conv2d(filters: 7, size: 3, padding: 1)
      MaxPool2d(size: 2, stride: 1)
      MaxPool2d(size: 3, stride: 2, padding: 1)
      AvgPool2d(size: 3, stride: 1, padding: 1)
      AvgPool2d(size: 2, rounding: .up, divisor: .image)
      AdaptiveAvgPool2d(height: 2, width: 3)
    },
    BitsNetwork("linear layers") {
      Flatten()
      Linear(70)
      Sigmoid()
      Dropout(0.2)
      Linear(33, bias: false)
      ReLU()
      Linear(5)
      Softmax()
    },
    BitsNetwork("batch normalisation in residual and parallel blocks") {
      Conv2d(filters: 8, size: 3, padding: 1, bias: false)
      BatchNorm2d()
      ReLU()
      Residual("BasicBlock") {
        Conv2d(filters: 16, size: 3, stride: 2, padding: 1, bias: false)
        BatchNorm2d()
        ReLU()
        Conv2d(filters: 16, size: 3, padding: 1, bias: false)
        BatchNorm2d()
      } shortcut: {
        Conv2d(filters: 16, size: 1, stride: 2, bias: false)
        BatchNorm2d()
      } after: {
        ReLU()
      }
      Parallel("Fork") {
        Conv2d(filters: 4, size: 1)
        Sequential {
          Conv2d(filters: 4, size: 3, padding: 1)
          BatchNorm2d()
        }
      }
      Dropout(0.3)
      AdaptiveAvgPool2d(1)
    },
  ]
}
