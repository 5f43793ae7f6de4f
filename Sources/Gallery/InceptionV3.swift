import Networks
import Tensors

/// Inception v3 as a diagram to count and to draw, without its auxiliary classifier.
///
/// Source: Szegedy et al. 2016, table 1 and figures 5 to 7; filters as in the authors' published
/// network.
enum InceptionV3 {
  static var layers: [any Layer] {
    layers {
      convolution(32, 3, stride: 2)
      convolution(32, 3)
      convolution(64, 3, padding: 1)
      MaxPool2d(size: 3, stride: 2)
      convolution(80, 1)
      convolution(192, 3)
      MaxPool2d(size: 3, stride: 2)
      for pooled in [32, 64, 64] { moduleA(pooled: pooled) }
      reductionA
      for inner in [128, 160, 160, 192] { moduleB(inner: inner) }
      reductionB
      for _ in 1...2 { moduleC }
      AdaptiveAvgPool2d(1)
      Dropout(0.5)
      View()
      Linear(1000)
    }
  }

  /// Filters of 5×5 and two of 3×3 beside 1×1 and pooling.
  private static func moduleA(pooled: Int) -> Parallel {
    Parallel("inception\u{00A0}A") {
      branch { convolution(64, 1) }
      branch {
        convolution(48, 1)
        convolution(64, 5, padding: 2)
      }
      branch {
        convolution(64, 1)
        convolution(96, 3, padding: 1)
        convolution(96, 3, padding: 1)
      }
      pooledBranch(pooled)
    }
  }

  private static var reductionA: Parallel {
    Parallel("reduction\u{00A0}A") {
      branch { convolution(384, 3, stride: 2) }
      branch {
        convolution(64, 1)
        convolution(96, 3, padding: 1)
        convolution(96, 3, stride: 2)
      }
      MaxPool2d(size: 3, stride: 2)
    }
  }

  /// Filters of 7×7, each as a row of 1×7 and a column of 7×1.
  private static func moduleB(inner: Int) -> Parallel {
    Parallel("inception\u{00A0}B") {
      branch { convolution(192, 1) }
      branch {
        convolution(inner, 1)
        row(inner, 7)
        column(192, 7)
      }
      branch {
        convolution(inner, 1)
        column(inner, 7)
        row(inner, 7)
        column(inner, 7)
        row(192, 7)
      }
      pooledBranch(192)
    }
  }

  private static var reductionB: Parallel {
    Parallel("reduction\u{00A0}B") {
      branch {
        convolution(192, 1)
        convolution(320, 3, stride: 2)
      }
      branch {
        convolution(192, 1)
        row(192, 7)
        column(192, 7)
        convolution(192, 3, stride: 2)
      }
      MaxPool2d(size: 3, stride: 2)
    }
  }

  /// Branches that part once more, into a row of 1×3 and a column of 3×1.
  private static var moduleC: Parallel {
    Parallel("inception\u{00A0}C") {
      branch { convolution(320, 1) }
      branch {
        convolution(384, 1)
        parted
      }
      branch {
        convolution(448, 1)
        convolution(384, 3, padding: 1)
        parted
      }
      pooledBranch(192)
    }
  }

  private static var parted: Parallel {
    Parallel {
      branch { row(384, 3) }
      branch { column(384, 3) }
    }
  }

  private static func pooledBranch(_ filters: Int) -> Sequential {
    branch {
      AvgPool2d(size: 3, stride: 1, padding: 1)
      convolution(filters, 1)
    }
  }

  private static func branch(@LayerBuilder layers: () -> [any Layer]) -> Sequential {
    Sequential(layers: layers())
  }

  private static func layers(@LayerBuilder _ layers: () -> [any Layer]) -> [any Layer] {
    layers()
  }

  private static func convolution(
    _ filters: Int, _ size: Extent, stride: Extent = 1, padding: Padding = .valid
  ) -> [any Layer] {
    [
      Conv2d(filters: filters, size: size, stride: stride, padding: padding, bias: false),
      BatchNorm2d(epsilon: 0.001), ReLU(),
    ]
  }

  private static func row(_ filters: Int, _ length: Int) -> [any Layer] {
    convolution(filters, Extent(rows: 1, columns: length), padding: .same)
  }

  private static func column(_ filters: Int, _ length: Int) -> [any Layer] {
    convolution(filters, Extent(rows: length, columns: 1), padding: .same)
  }
}
