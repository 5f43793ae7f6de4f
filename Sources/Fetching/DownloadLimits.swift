/// How long, how often and how much a download may try.
public struct DownloadLimits: Sendable {
  /// How long a connection may bring no byte.
  public var silence = Duration.seconds(30)
  /// How long one file may take, all attempts together.
  public var total = Duration.seconds(2 * 60 * 60)
  /// How often one address is tried when a failure may pass.
  public var attempts = 5
  /// The wait before the second attempt; each further one waits twice as long.
  public var firstWait = Duration.seconds(1)
  public var longestWait = Duration.seconds(30)
  /// How many redirections an attempt follows.
  public var redirections = 5
  /// The largest file of which no size is known, in bytes.
  public var largestUnknown = 1 << 30
  /// The schemes that addresses and redirections may have.
  public var schemes: Set<String> = ["https"]

  public init() {}
}
