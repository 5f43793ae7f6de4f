/// How much work a build does.
public enum Edition: String, CaseIterable, Codable, Sendable {
  /// Seconds: a little data, one epoch. Claims on the pages are not checked.
  case quick
  /// Minutes on two cores: enough training that every claim on the pages holds.
  case standard
  /// The source lectures' own sizes and epochs.
  case full
}
