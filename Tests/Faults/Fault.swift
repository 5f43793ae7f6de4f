import Foundation

/// What goes wrong while a program runs: at one call that changes files, or from there on.
///
/// A small library does it, which is loaded into the program before the system's own.
public struct Fault: Sendable {
  /// The number of the call, from 1; nil for none.
  public var call: Int?
  /// Nil ends the program at that call, half way through where the call is a write; a number of
  /// `errno` is what that call and all after it fail with.
  public var code: Int32?
  /// The calls that count, such as `rename`; when there are none, all that change files but
  /// `close`.
  public var names: [String]
  /// How many calls fail; nil for all from `call` on.
  public var calls: Int?
  /// Seconds to add to the program's clock.
  public var clock: Int

  public init(
    at call: Int? = nil, code: Int32? = nil, of names: [String] = [], calls: Int? = nil,
    clock: Int = 0
  ) {
    self.call = call
    self.code = code
    self.names = names
    self.calls = calls
    self.clock = clock
  }

  /// Variables for the program's environment; a program that ends by itself writes the number of its
  /// calls to the file `count`.
  public func environment(count: String? = nil) throws -> [String: String] {
    var variables = ["LD_PRELOAD": try Self.library.get()]
    variables["FAULT_AT"] = call.map { "\($0)" }
    variables["FAULT_CODE"] = code.map { "\($0)" }
    variables["FAULT_CALLS"] = names.isEmpty ? nil : names.joined(separator: ",")
    variables["FAULT_FOR"] = calls.map { "\($0)" }
    variables["FAULT_CLOCK"] = clock == 0 ? nil : "\(clock)"
    variables["FAULT_COUNT"] = count
    return variables
  }

  /// Where the library lies, compiled once for each run of the tests.
  private static let library = Result { () throws -> String in
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "faults.c").path
    let library = BuiltProgram.folder.appending(path: "faults.so").path
    let new = "\(library).\(ProcessInfo.processInfo.processIdentifier)"
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = [
      "clang", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", new, source,
    ]
    try compiler.run()
    compiler.waitUntilExit()
    guard compiler.terminationStatus == 0, rename(new, library) == 0 else {
      throw CompilationFailure(source: source)
    }
    return library
  }

  private struct CompilationFailure: Error, CustomStringConvertible {
    let source: String
    var description: String { "\(source): clang could not compile it" }
  }
}
