import Glibc

/// Another program, run for its exit code alone.
enum ChildProcess {
  private static let nobody = "/dev/null"
  private static let pause: useconds_t = 1_000

  /// Runs a program that is found along `PATH`; it reads nothing, and nobody sees what it says.
  ///
  /// Foundation's `Process` waits for ever on a machine without a loopback.
  ///
  /// - Parameters:
  ///   - arguments: the program's name, then its arguments.
  ///   - environment: all of its environment.
  ///   - limit: how long it may take, before it is killed.
  /// - Returns: the exit code, nil when it could not be started or did not end by itself.
  static func exitCode(
    of arguments: [String], environment: [String: String], within limit: Duration
  ) -> Int32? {
    guard let process = start(arguments, environment.map { "\($0.key)=\($0.value)" }) else {
      return nil
    }
    let end = ContinuousClock.now + limit
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0 && errno != EINTR { return nil }
      if ContinuousClock.now > end {
        kill(process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return nil
      }
      usleep(pause)
    }
    // The low seven bits are the signal that ended it, the next byte is what it returned.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  private static func start(_ arguments: [String], _ environment: [String]) -> pid_t? {
    var files = posix_spawn_file_actions_t()
    guard posix_spawn_file_actions_init(&files) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&files) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&files, descriptor, nobody, O_RDWR, 0)
    }
    let (words, variables) = (arguments.map { strdup($0) }, environment.map { strdup($0) })
    defer {
      for text in words + variables { free(text) }
    }
    guard let name = arguments.first else { return nil }
    var process: pid_t = 0
    return posix_spawnp(&process, name, &files, nil, words + [nil], variables + [nil]) == 0
      ? process : nil
  }
}
