import Mathematics

/// Waves of one frequency and direction under a bell curve, as complex numbers.
///
/// The real part answers lines, the imaginary part edges; both together answer a wave wherever its
/// crest lies.
///
/// g(x, y) = 1/(2π σx σy) · exp(−½ (x′²/σx² + y′²/σy²)) · exp(i (2π f x′ + φ)),
/// x′ = x cos θ + y sin θ, y′ = −x sin θ + y cos θ, at whole pixels up to
/// max(|n σx cos θ|, |n σy sin θ|, 1) from the centre, rounded up; likewise for rows.
///
/// Source: Daugman 1985; scale and size as in scikit-image's `gabor_kernel`.
public struct GaborKernel<Scalar: BinaryFloatingPoint & Sendable>: Equatable, Sendable {
  public let parameters: GaborParameters
  /// An odd number of rows and columns, centred.
  public let real: Grid<Scalar>
  public let imaginary: Grid<Scalar>

  /// Computes the kernel in double precision, whatever it is kept in.
  public init(_ parameters: GaborParameters) {
    self.parameters = parameters
    let (cosine, sine) = (cosine(parameters.theta), sine(parameters.theta))
    let (rows, columns) = (parameters.kernelHeight, parameters.kernelWidth)
    var real = Grid<Scalar>(height: rows, width: columns)
    var imaginary = real
    for row in 0..<rows {
      for column in 0..<columns {
        let (x, y) = (Double(column - columns / 2), Double(row - rows / 2))
        let value = parameters.value(
          along: x * cosine + y * sine, across: -x * sine + y * cosine)
        real[row, column] = Scalar(value.real)
        imaginary[row, column] = Scalar(value.imaginary)
      }
    }
    self.real = real
    self.imaginary = imaginary
  }
}

extension GaborParameters {
  /// Rows of a kernel with these parameters: odd.
  public var kernelHeight: Int {
    side(sigmaY * abs(cosine(theta)), sigmaX * abs(sine(theta)))
  }

  /// Columns of a kernel with these parameters: odd.
  public var kernelWidth: Int {
    side(sigmaX * abs(cosine(theta)), sigmaY * abs(sine(theta)))
  }

  private func side(_ one: Double, _ other: Double) -> Int {
    2 * Int(max(deviations * one, deviations * other, 1).rounded(.up)) + 1
  }

  /// The kernel's value at a place given in the wave's own axes, in pixels.
  fileprivate func value(along: Double, across: Double) -> (real: Double, imaginary: Double) {
    let bell = exponential(
      -0.5 * (along * along / (sigmaX * sigmaX) + across * across / (sigmaY * sigmaY)))
    let scaled = bell / (2 * Double.pi * sigmaX * sigmaY)
    // Turns of the wave are taken off before the sine, which tells only moderate angles apart.
    let turns = frequency * along
    let phase = 2 * Double.pi * (turns - turns.rounded()) + offset
    return (scaled * cosine(phase), scaled * sine(phase))
  }
}
