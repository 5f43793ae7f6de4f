import Foundation

/// The folder of real collections that `FOVEA_DATA` names; without it, tests that need it are
/// skipped.
public enum RealData {
  public static let folder = ProcessInfo.processInfo.environment["FOVEA_DATA"]
  public static let isAvailable = folder != nil
}
