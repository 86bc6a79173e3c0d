internal import Glibc

/// Where the buses of a person are.
public struct BusAddresses: Hashable, Sendable {
  /// The bus of the person's desktop, in the notation of D-Bus; nil if there is none.
  public var session: String?
  /// The bus of the machine; nil if there is none.
  public var system: String?

  /// Creates addresses.
  public init(session: String?, system: String?) {
    self.session = session
    self.system = system
  }

  /// The addresses that an environment names, or the usual places.
  ///
  /// No bus is started for our sake, as libdbus would do where it finds none.
  public init(environment: [String: String]) {
    let folder = environment["XDG_RUNTIME_DIR"]
    session =
      environment["DBUS_SESSION_BUS_ADDRESS"] ?? folder.flatMap { Self.address(of: "\($0)/bus") }
    system =
      environment["DBUS_SYSTEM_BUS_ADDRESS"] ?? Self.address(of: "/run/dbus/system_bus_socket")
  }

  /// The address of a socket; nil if nothing is there.
  private static func address(of socket: String) -> String? {
    // In an address, only these stand for themselves.
    let isPlain = socket.utf8.allSatisfy { byte in
      switch UnicodeScalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", "/", ".", "\\", "*": true
      default: false
      }
    }
    guard isPlain, unsafe access(socket, F_OK) == 0 else { return nil }
    return "unix:path=\(socket)"
  }
}
