import Cancellations
import Datasets
import Foundation
import FoundationNetworking

/// One download from one address after the other: what stays the same from request to request.
struct DownloadAttempt {
  let versions: [FileVersion]
  let target: String
  let limits: DownloadLimits
  let deadline: ContinuousClock.Instant
  let cancellation: Cancellation
  let file: PartialFile
  let progress: @Sendable (Int) -> Void

  /// An attempt that brought so many bytes is none of those in vain.
  private let worthwhile = 1 << 19

  /// Asks one address until it has brought the file, or will not.
  func fetch(from address: String) throws {
    var (failed, wait) = (0, limits.firstWait)
    while true {
      let before = try file.size()
      do {
        return try request(address)
      } catch let failure as AddressFailure where failure.mayPass {
        failed = try file.size() - before >= worthwhile ? 0 : failed + 1
        guard failed < limits.attempts else { throw failure }
      }
      try sleep(for: wait, from: address)
      wait = min(wait * 2, limits.longestWait)
    }
  }

  /// One request, with those that its redirections ask for.
  private func request(_ first: String) throws {
    var address = first
    for _ in 0...limits.redirections {
      let sink = DownloadSink(
        file, from: first, offset: try offset(from: first), limit: largest, progress: progress)
      let end = try send(address, sink)
      if let failure = sink.failure, !(failure is AddressFailure) { throw failure }
      switch end {
      case .complete(let head), .stopped(let head):
        if (300...399).contains(head.status) {
          address = try redirection(of: head, from: address)
          continue
        }
        return try judge(head, sink, at: first)
      case .failed(let reason, let head):
        if try isWhole() { return try file.finish() }
        throw head.map { [200, 206].contains($0.status) } == true
          ? problem(.cutShort(received: sink.size), first) : problem(.connection(reason), first)
      case .unknownServer: throw problem(.unknownServer, first)
      case .silent: throw problem(.silent(seconds: limits.silence.seconds), first)
      case .tooSlow: throw problem(.tooSlow(seconds: limits.total.seconds), first)
      case .cancelled:
        throw Cancelled(place: "fetching \(target), \(sink.size) bytes of which are there")
      }
    }
    throw problem(.tooManyRedirections(limit: limits.redirections), first)
  }

  /// Sends a request for what is still missing.
  private func send(_ address: String, _ sink: DownloadSink) throws -> HTTPTransfer.End {
    guard let url = URL(string: address), let scheme = url.scheme?.lowercased() else {
      throw problem(.badAddress, address)
    }
    guard limits.schemes.contains(scheme) else { throw problem(.refusedScheme(scheme), address) }
    guard url.host() != nil else { throw problem(.badAddress, address) }
    var request = URLRequest(url: url)
    request.timeoutInterval = max(1, limits.silence.seconds * 2)
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if sink.offset > 0 {
      request.setValue("bytes=\(sink.offset)-", forHTTPHeaderField: "Range")
      // A weak tag may not be asked for; the answer's own is compared then.
      if let mark = file.origin?.mark, !mark.isEmpty, !mark.hasPrefix("W/") {
        request.setValue(mark, forHTTPHeaderField: "If-Range")
      }
    }
    let transfer = HTTPTransfer(head: { sink.take($0) }, bytes: { sink.take($0) })
    defer { sink.close() }
    return transfer.run(
      request, silence: limits.silence, deadline: deadline, cancellation)
  }

  /// Where to go on; 0 when what is there came from elsewhere.
  private func offset(from address: String) throws -> Int {
    guard let origin = file.origin, origin.address == address else { return 0 }
    let size = try file.size()
    return size < largest ? size : 0
  }

  private func redirection(of head: HTTPTransfer.Head, from address: String) throws -> String {
    guard let location = head["location"], !location.isEmpty else {
      throw problem(.status(head.status), address)
    }
    guard let target = URL(string: location, relativeTo: URL(string: address))?.absoluteURL,
      let scheme = target.scheme?.lowercased(), limits.schemes.contains(scheme)
    else { throw problem(.refusedRedirection(to: location), address) }
    return target.absoluteString
  }

  /// Looks at what came when the server thinks that it is done.
  private func judge(_ head: HTTPTransfer.Head, _ sink: DownloadSink, at address: String) throws {
    if let failure = sink.failure as? AddressFailure {
      if case .wrongRange = failure.problem { file.discardContent() }
      throw failure
    }
    if head.status == 416, sink.offset > 0 {
      file.discardContent()
      throw problem(.wrongRange("status 416"), address)
    }
    guard [200, 206].contains(head.status) else { throw problem(.status(head.status), address) }
    let digest = try digest()
    if versions.contains(where: { $0.accepts(digest) }) { return try file.finish() }
    let smallest =
      versions.allSatisfy { $0.bytes != nil } ? versions.compactMap(\.bytes).min() : nil
    if let smallest, sink.size < smallest, head["content-length"] == nil {
      throw problem(.cutShort(received: sink.size), address)
    }
    file.discardContent()
    // The two halves may be of two versions of the file.
    if head.status == 206 { throw problem(.wrongRange("the two parts do not fit"), address) }
    throw problem(
      .wrongContent(
        bytes: digest.bytes, found: digest.sha256, expected: versions.compactMap(\.hash.words)),
      address)
  }

  /// Whether the partial file is the one that is wanted.
  func isWhole() throws -> Bool {
    let size = try file.size()
    guard size > 0, versions.contains(where: { $0.bytes == size }) else { return false }
    let digest = try digest()
    return versions.contains { $0.accepts(digest) }
  }

  private func digest() throws -> FileDigest {
    try FileDigest(
      of: file.path, leavingOutReturns: versions.contains(where: \.needsTextHash), cancellation)
  }

  /// The most bytes that the file may have.
  private var largest: Int {
    let sizes = versions.compactMap(\.bytes)
    return sizes.count == versions.count ? sizes.max() ?? 0 : limits.largestUnknown
  }

  private func sleep(for wait: Duration, from address: String) throws {
    let end = ContinuousClock.now + wait
    while ContinuousClock.now < end {
      try cancellation.check("fetching \(target)")
      if ContinuousClock.now > deadline {
        throw problem(.tooSlow(seconds: limits.total.seconds), address)
      }
      Thread.sleep(forTimeInterval: min(0.02, wait.seconds))
    }
  }

  private func problem(_ problem: AddressFailure.Problem, _ address: String) -> AddressFailure {
    AddressFailure(address: address, problem: problem)
  }
}
