import Foundation
import LimberDesktop
import LimberPlayer
import LimberTesting
import LimberTimeline
import Synchronization
import Testing

extension DesktopTests {
  @Test func `logind holds locks while a session plays, and its sleep pauses it`() async throws {
    try await PrivateBus.run { bus in
      let logind = try #require(FakeLogind(on: bus.address))
      try await Self.until { logind.isThere }
      let asked = Requests()
      let desktop = Desktop(on: BusAddresses(session: nil, system: bus.address)) { asked.add($0) }
      desktop.hear(.planned(WorkedExample.timeline, isFinal: true))
      desktop.hear(.started)
      try await Self.until { logind.held == ["sleep delay", "sleep:idle block"] }
      logind.tellSleep(true)
      try await Self.until { asked.all == [.command(.pause)] }
      #expect(logind.held == ["sleep delay", "sleep:idle block"])
      desktop.hear(.paused)
      try await Self.until { logind.held == ["sleep:idle block"] }
      logind.tellSleep(false)
      try await Self.until { asked.all.count == 2 && logind.held.count == 2 }
      await desktop.putAside()
      try await Self.until { logind.held == [] }
      desktop.comeBack()
      try await Self.until { logind.held == ["sleep delay", "sleep:idle block"] }
      desktop.hear(.finished)
      try await Self.until { logind.held == [] }
      desktop.end()
      logind.end()
    }
  }
}

/// What Limber needs of logind: it gives locks, and tells of a sleep.
final class FakeLogind: Sendable {
  private struct Given: Sendable {
    var name: String
    var lock: Lock
  }

  private let given = Mutex<[Given]>([])
  private let owns = Atomic<Bool>(false)
  private let bus = Mutex<BusThread?>(nil)

  init?(on address: String) {
    let thread = BusThread(address: address) { [weak self] in self?.take($0) }
    guard let thread else { return nil }
    bus.withLock { $0 = thread }
    let name = BusValue.text("org.freedesktop.login1")
    thread.send(.toBus("RequestName", [name, .uint32(4)], tag: "name"))
  }

  /// Whether it has its name.
  var isThere: Bool { owns.load(ordering: .acquiring) }

  /// What is locked now.
  var held: [String] {
    given.withLock { $0.filter(\.lock.isHeld).map(\.name).sorted() }
  }

  /// Tells that a sleep begins, or is over.
  func tellSleep(_ begins: Bool) {
    send(
      .signal(
        "PrepareForSleep", of: "org.freedesktop.login1.Manager", at: "/org/freedesktop/login1",
        [.flag(begins)]))
  }

  func end() {
    bus.withLock { $0?.end() }
  }

  private func send(_ message: BusMessage) {
    bus.withLock { $0?.send(message) }
  }

  private func take(_ input: BusInput?) {
    guard case .message(let message)? = input else { return }
    if message.tag == "name" { owns.store(true, ordering: .releasing) }
    guard message.member == "Inhibit", message.body.count == 4,
      case .text(let what) = message.body[0], case .text(let mode) = message.body[3],
      let lock = try? Lock()
    else { return }
    send(message.answer([.descriptor(BusDescriptor(lock.given()))]))
    given.withLock { $0.append(Given(name: "\(what) \(mode)", lock: lock)) }
  }
}
