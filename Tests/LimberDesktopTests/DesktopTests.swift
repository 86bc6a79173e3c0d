import Foundation
import LimberDesktop
import LimberPlayer
import LimberTesting
import LimberTimeline
import Synchronization
import Testing

/// The real playerctl, on a bus of its own.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct DesktopTests {
  private static let planned = PlayerEvent.planned(WorkedExample.timeline, isFinal: true)

  @Test func `playerctl steers a session and reads where it is`() async throws {
    try await PrivateBus.run { bus in
      let asked = Requests()
      let desktop = Desktop(on: BusAddresses(session: bus.address, system: nil)) { asked.add($0) }
      for event in [Self.planned, .started, .position(20_000)] { desktop.hear(event) }
      try await Self.until { try await bus.playerctl("status") == "Playing" }
      #expect(try await bus.playerctl("-l") == "limber")
      #expect(try await bus.playerctl("metadata", "title") == "Side reach, left side")
      #expect(try await bus.playerctl("metadata", "album") == "Side reach")
      #expect(try await bus.playerctl("metadata", "mpris:length") == "54800000")
      // The time that has passed since is added, a second at most; and that since it asked.
      let position = try await bus.playerctl("position")
      #expect(["20.", "21.", "22."].contains { position.hasPrefix($0) }, "\(position)")
      let commands = ["play", "pause", "play-pause", "next", "previous", "stop"]
      for command in commands { #expect(try await bus.playerctl(command) == "") }
      #expect(
        asked.all == [.pause, .toggle, .next, .back, .stop].map { .command($0) },
        "what plays is not started")
      _ = try await bus.playerctl("position", "5+")
      _ = try await bus.playerctl("position", "3")
      #expect(asked.all.last == .seek(to: 3000))
      guard case .seek(let further) = asked.all.dropLast().last else {
        Issue.record("a step ahead is no seek: \(asked.all)")
        return
      }
      #expect((25_000...26_000).contains(further.count))
      desktop.hear(.paused)
      try await Self.until { try await bus.playerctl("status") == "Paused" }
      for command in ["pause", "play"] { #expect(try await bus.playerctl(command) == "") }
      #expect(asked.all.last == .command(.resume))
      desktop.end()
      try await Self.until { try await bus.playerctl("-l") == "No players found" }
    }
  }

  @Test func `of two sessions each has its name`() async throws {
    try await PrivateBus.run { bus in
      let addresses = BusAddresses(session: bus.address, system: nil)
      let first = Desktop(on: addresses) { _ in }
      try await Self.until { try await bus.playerctl("-l") == "limber" }
      let second = Desktop(on: addresses) { _ in }
      let names = "limber\nlimber.instance\(ProcessInfo.processInfo.processIdentifier)"
      try await Self.until { try await bus.playerctl("-l") == names }
      first.end()
      second.end()
    }
  }

  @Test(arguments: ["unix:path=/nowhere/at/all", "nonsense", "", "tcp:host=127.0.0.1,port=1"])
  func `where there is no bus nothing happens`(address: String) async throws {
    let start = ContinuousClock.now
    let desktop = Desktop(on: BusAddresses(session: address, system: address)) { _ in }
    desktop.hear(Self.planned)
    desktop.hear(.started)
    desktop.end()
    desktop.hear(.finished)
    #expect(ContinuousClock.now - start < .seconds(1))
    let nowhere = BusAddresses(environment: ["XDG_RUNTIME_DIR": "/nowhere"])
    #expect(nowhere.session == nil)
  }

  @Test func `a key reaches the session within milliseconds`() async throws {
    try await PrivateBus.run { bus in
      let asked = Requests()
      let desktop = Desktop(on: BusAddresses(session: bus.address, system: nil)) { asked.add($0) }
      try await Self.until { try await bus.playerctl("-l") == "limber" }
      let key = try #require(BusThread(address: bus.address) { _ in })
      var times: [Duration] = []
      for count in 1...200 {
        let start = ContinuousClock.now
        key.send(
          .call(
            "PlayPause", of: "org.mpris.MediaPlayer2.Player", at: "/org/mpris/MediaPlayer2",
            on: "org.mpris.MediaPlayer2.limber", [], tag: nil))
        while asked.all.count < count, ContinuousClock.now - start < .seconds(2) {
          try await Task.sleep(for: .microseconds(50))
        }
        times.append(ContinuousClock.now - start)
      }
      key.end()
      desktop.end()
      times.sort()
      Figures.tell("from a key on the bus to the player: median \(times[100]), p99 \(times[198])")
      #expect(times[100] < .milliseconds(100))
    }
  }

  @Test func `a bus that dies takes nothing with it`() async throws {
    try await PrivateBus.run { bus in
      let desktop = Desktop(on: BusAddresses(session: bus.address, system: bus.address)) { _ in }
      desktop.hear(Self.planned)
      desktop.hear(.started)
      try await Self.until { try await bus.playerctl("status") == "Playing" }
      await bus.crash()
      for place in 0..<100 { desktop.hear(.jumped(to: Milliseconds(place * 500))) }
      desktop.end()
    }
  }

  @Test func `hostile titles reach the desktop unharmed`() async throws {
    var texts = HostileText(seed: 5)
    let titles =
      ["\u{0}", String(repeating: "a\u{301}", count: 1 << 19)] + (0..<20).map { _ in texts.next() }
    try await PrivateBus.run { bus in
      let desktop = Desktop(on: BusAddresses(session: bus.address, system: nil)) { _ in }
      desktop.hear(.started)
      for title in titles {
        var timeline = WorkedExample.timeline
        timeline.title = title
        desktop.hear(.planned(timeline, isFinal: true))
      }
      var timeline = WorkedExample.timeline
      timeline.title = "The end"
      desktop.hear(.planned(timeline, isFinal: true))
      try await Self.until { try await bus.playerctl("metadata", "album") == "The end" }
      desktop.end()
    }
  }

  /// Waits until something holds, for 10 s at most.
  static func until(_ holds: () async throws -> Bool) async throws {
    for _ in 0..<200 {
      if try await holds() { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("it never came to that")
  }
}

/// What was asked of a session, in order.
final class Requests: Sendable {
  private let requests = Mutex<[DesktopRequest]>([])

  var all: [DesktopRequest] { requests.withLock { $0 } }

  func add(_ request: DesktopRequest) {
    requests.withLock { $0.append(request) }
  }
}
