/// Why a server cannot listen.
public enum ServerError: Error, Equatable, CustomStringConvertible {
  case portTaken(host: String, port: Int)
  case portForbidden(port: Int)
  case portOutOfRange(Int)
  case unknownHost(String)
  case cannotListen(host: String, port: Int, reason: String)

  public var description: String {
    switch self {
    case .portTaken(let host, let port):
      "\(host):\(port) is taken by another program, perhaps by an earlier preview. Stop that one, "
        + "or choose a port with --port; --port 0 takes any free one."
    case .portForbidden(let port):
      "port \(port): the system lets only root listen there. Choose one from 1024 with --port."
    case .portOutOfRange(let port):
      "port \(port): give a number from 0, for any free port, to 65535."
    case .unknownHost(let host):
      "host “\(host)”: give an IP address of this machine, localhost, or 0.0.0.0 for all of them."
    case .cannotListen(let host, let port, let reason):
      "cannot listen on \(host):\(port): \(reason). Name another --host or --port."
    }
  }
}
