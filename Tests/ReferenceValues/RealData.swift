import Foundation

/// The folder of real collections that `FOVEA_DATA` names; without it, tests that need it are
/// skipped.
package enum RealData {
  package static let folder = ProcessInfo.processInfo.environment["FOVEA_DATA"]
  package static let isAvailable = folder != nil
}
