import DurableFiles
import Synchronization

/// Takes what one request brings into a partial file, as long as it fits what was asked for.
final class DownloadSink: Sendable {
  /// What the partial file held when the request was sent.
  let offset: Int
  private let address: String
  private let file: PartialFile
  private let limit: Int
  private let progress: @Sendable (Int) -> Void
  private let state: Mutex<State>

  private struct State {
    var size: Int
    var isOpen = true
    var failure: (any Error)?
  }

  /// Begins to listen for what one request brings.
  ///
  /// - Parameters:
  ///   - file: takes the bytes.
  ///   - address: where the bytes come from.
  ///   - offset: how many bytes were there already, and are not asked for again.
  ///   - limit: the most bytes that the file may have.
  ///   - progress: called with the bytes that the file has.
  init(
    _ file: PartialFile, from address: String, offset: Int, limit: Int,
    progress: @escaping @Sendable (Int) -> Void
  ) {
    self.file = file
    self.address = address
    self.offset = offset
    self.limit = limit
    self.progress = progress
    state = Mutex(State(size: offset))
  }

  /// Why nothing more was taken.
  var failure: (any Error)? { state.withLock(\.failure) }

  /// How many bytes the file has.
  var size: Int { state.withLock(\.size) }

  /// After this nothing is written, whatever still comes.
  func close() { state.withLock { $0.isOpen = false } }

  /// Looks at the first part of an answer; a body is wanted only from one that fits.
  func take(_ head: HTTPTransfer.Head) -> Bool {
    attempt { state in
      switch head.status {
      case 200: try begin(head, &state)
      case 206: try resume(head)
      default: return false
      }
      return true
    }
  }

  func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    attempt { state in
      guard state.size + bytes.count <= limit else {
        throw problem(.tooLarge(bytes: state.size + bytes.count, limit: limit))
      }
      try file.append(bytes)
      state.size += bytes.count
      progress(state.size)
      return true
    }
  }

  private func attempt(_ body: (inout State) throws -> Bool) -> Bool {
    state.withLock { state in
      guard state.isOpen else { return false }
      do {
        if try body(&state) { return true }
      } catch {
        state.failure = error
      }
      state.isOpen = false
      return false
    }
  }

  /// The whole file comes, whether or not only its rest was asked for.
  private func begin(_ head: HTTPTransfer.Head, _ state: inout State) throws {
    if let length = head["content-length"].flatMap({ Int($0) }), length > limit {
      throw problem(.tooLarge(bytes: length, limit: limit))
    }
    try file.restart(from: PartialFile.Origin(address: address, mark: head.mark))
    state.size = 0
  }

  /// The rest comes, which must begin where the file ends.
  private func resume(_ head: HTTPTransfer.Head) throws {
    let range = head["content-range"] ?? ""
    guard range.hasPrefix("bytes \(offset)-"), offset > 0 else {
      throw problem(.wrongRange(range))
    }
    if let origin = file.origin, !origin.mark.isEmpty, !head.mark.isEmpty,
      origin.mark != head.mark
    {
      throw problem(.wrongRange("\(range) of \(head.mark)"))
    }
  }

  private func problem(_ problem: AddressFailure.Problem) -> AddressFailure {
    AddressFailure(address: address, problem: problem)
  }
}

extension HTTPTransfer.Head {
  /// What names this version of a file: the entity tag, else the date of its last change.
  var mark: String {
    let mark = self["etag"] ?? self["last-modified"] ?? ""
    return mark.contains("\n") ? "" : mark
  }
}
