import Datasets
import Networks
import SelfTest

/// The tiny run's images of 12×12, whose class is the quarter that is bright: easy to learn.
func brightQuarters(_ count: Int, seed: UInt64) -> LabeledImages {
  TinyRun.brightQuarters(count, seed: seed)
}

/// The tiny run's network for them.
func smallNetwork() throws -> Sequential { try TinyRun.network() }
