/// Keeps the screen from going dark and locked, by asking the desktop.
package struct ScreenGuard: BusClient {
  private static let service = "org.freedesktop.ScreenSaver"
  private static let path = "/org/freedesktop/ScreenSaver"

  private var vigil = Vigil(name: "screen")
  private var isConnected = false
  private var isAsked = false
  /// What gives back what was granted.
  private var cookie: BusValue?

  /// Creates a guard that has not asked.
  package init() {}

  /// Learns what has happened, and says what to do about it.
  package mutating func take(_ input: BusInput) -> [BusStep] {
    let steps = vigil.take(input)
    switch input {
    case .connected: isConnected = true
    case .message(let message) where message.tag == "screen":
      // Where it is refused, it is not asked again.
      isAsked = message.kind == .failure
      if case .uint32 = message.body.first { cookie = message.body.first }
    case .message, .player, .reminder, .aside: break
    }
    return steps + settle()
  }

  private mutating func settle() -> [BusStep] {
    guard isConnected else { return [] }
    if vigil.isKept, cookie == nil, !isAsked {
      isAsked = true
      return [call("Inhibit", [.text("Limber"), .text("a session is being guided")], "screen")]
    }
    if !vigil.isKept, let cookie {
      self.cookie = nil
      return [call("UnInhibit", [cookie], nil)]
    }
    return []
  }

  private func call(_ member: String, _ body: [BusValue], _ tag: String?) -> BusStep {
    .send(.call(member, of: Self.service, at: Self.path, on: Self.service, body, tag: tag))
  }
}
