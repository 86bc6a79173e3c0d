import LimberAudio
import LimberDesktop
import LimberPlayer
import LimberTesting
import LimberTimeline
import Synchronization
import Testing

/// What a session is to media keys, without a bus.
struct MediaPlayerTests {
  private static let player = "org.mpris.MediaPlayer2.Player"

  /// A media player that has heard of these events.
  private static func player(_ events: PlayerEvent...) -> MediaPlayer {
    var player = MediaPlayer(process: 42)
    for event in events { _ = player.take(.player(event)) }
    return player
  }

  private static let gone = SinkError(.lost, "the server is gone")
  private static let planned = PlayerEvent.planned(WorkedExample.timeline, isFinal: true)

  /// A player in the middle of the left hold.
  private static let playing = player(planned, .started, .position(20_000))

  private static func call(
    _ member: String, _ body: [BusValue] = [], of interface: String = player
  ) -> BusMessage {
    var call = BusMessage.call(
      member, of: interface, at: "/org/mpris/MediaPlayer2", on: ":1.1", body, tag: "test")
    call.sender = ":1.2"
    call.serial = 7
    return call
  }

  private static func get(_ name: String, from player: MediaPlayer) -> BusValue? {
    var player = player
    let call = call(
      "Get", [.text(Self.player), .text(name)], of: "org.freedesktop.DBus.Properties")
    guard case .send(let answer) = player.take(.message(call)).first else { return nil }
    return answer.body.first?.plain
  }

  /// What a call to `player` asks of the session.
  private static func requests(
    of member: String, _ body: [BusValue] = [], to player: MediaPlayer = playing
  ) -> [DesktopRequest] {
    var player = player
    return player.take(.message(call(member, body))).compactMap {
      if case .ask(let request) = $0 { request } else { nil }
    }
  }

  @Test(arguments: [
    ("Pause", DesktopRequest.command(.pause)),
    ("PlayPause", .command(.toggle)), ("Next", .command(.next)), ("Previous", .command(.back)),
    ("Stop", .command(.stop)),
  ])
  func `a media key is the command of a key`(member: String, request: DesktopRequest) {
    #expect(Self.requests(of: member) == [request])
    #expect(Self.requests(of: member, [.text("too much")]) == [])
  }

  @Test func `what plays is not started, and what is paused is not paused`() {
    #expect(Self.requests(of: "Play") == [])
    let paused = Self.player(Self.planned, .started, .paused)
    #expect(Self.requests(of: "Play", to: paused) == [.command(.resume)])
    #expect(Self.requests(of: "Pause", to: paused) == [])
    var playing = Self.playing
    #expect(playing.take(.message(Self.call("Play"))).count == 1, "it is answered all the same")
  }

  @Test(arguments: ["Play", "PlayPause"])
  func `where the session waits for an answer, play gives it`(member: String) {
    let waiting = Self.player(Self.planned, .started, .waiting(.gate))
    #expect(Self.requests(of: member, to: waiting) == [.command(.ready)])
    #expect(Self.get("PlaybackStatus", from: waiting) == .text("Paused"))
  }

  @Test func `while the sound is away, the session stands still`() {
    var player = Self.playing
    let status = { Self.get("PlaybackStatus", from: player) }
    _ = player.take(.player(.soundHeld(Self.gone)))
    #expect(status() == .text("Paused"))
    #expect(Self.requests(of: "PlayPause", to: player) == [.command(.resume)])
    _ = player.take(.player(.paused))
    #expect(Self.requests(of: "PlayPause", to: player) == [.command(.toggle)])
    _ = player.take(.player(.soundBack))
    #expect(status() == .text("Paused"))
    _ = player.take(.player(.resumed))
    #expect(status() == .text("Playing"))
    _ = player.take(.player(.soundHeld(Self.gone)))
    _ = player.take(.player(.soundBack))
    #expect(status() == .text("Playing"))
    // Without sound it goes on, too.
    _ = player.take(.player(.soundHeld(Self.gone)))
    _ = player.take(.player(.soundLost(Self.gone, continues: true)))
    #expect(status() == .text("Playing"))
  }

  @Test func `a question in a pause leaves it a pause`() {
    var player = Self.playing
    for event in [PlayerEvent.paused, .waiting(.stop), .answered] {
      _ = player.take(.player(event))
      #expect(Self.get("PlaybackStatus", from: player) == .text("Paused"))
    }
    #expect(Self.requests(of: "Play", to: player) == [.command(.resume)])
    _ = player.take(.player(.resumed))
    #expect(Self.get("PlaybackStatus", from: player) == .text("Playing"))
  }

  @Test func `a session that somebody starts is never told as stopped before its end`() {
    var player = Self.player(Self.planned, .waiting(.start))
    for (event, status) in [(PlayerEvent.answered, "Playing"), (.started, "Playing")] {
      _ = player.take(.player(event))
      #expect(Self.get("PlaybackStatus", from: player) == .text(status))
    }
  }

  @Test func `the position goes on between two times at which it is told`() {
    let time = Time()
    var player = MediaPlayer(process: 42, clock: { time.now })
    for event in [Self.planned, .started, .position(20_000)] { _ = player.take(.player(event)) }
    #expect(Self.get("Position", from: player) == .int64(20_000_000))
    time.pass(.milliseconds(700))
    #expect(Self.get("Position", from: player) == .int64(20_700_000))
    // While something is put between, the session waits.
    time.pass(.seconds(7))
    #expect(Self.get("Position", from: player) == .int64(21_000_000))
    _ = player.take(.player(.paused))
    #expect(Self.get("Position", from: player) == .int64(20_000_000))
    _ = player.take(.player(.resumed))
    #expect(Self.get("Position", from: player) == .int64(20_000_000))
  }

  @Test func `every call is answered once, under its own number`() {
    for member in ["Next", "Seek", "Nonsense"] {
      var player = Self.playing
      let answers = player.take(.message(Self.call(member))).compactMap {
        if case .send(let message) = $0 { message } else { nil }
      }
      #expect(answers.map(\.answers) == [7])
      #expect(answers.first?.destination == ":1.2")
    }
    var call = Self.call("Next")
    call.wantsAnswer = false
    var player = Self.playing
    #expect(player.take(.message(call)) == [.ask(.command(.next))])
  }

  @Test func `the title is the pose with its side, the album the session`() {
    guard case .dictionary(let metadata)? = Self.get("Metadata", from: Self.playing) else {
      Issue.record("there is no metadata")
      return
    }
    #expect(metadata["xesam:title"] == .text("Side reach, left side"))
    #expect(metadata["xesam:album"] == .text("Side reach"))
    #expect(metadata["xesam:artist"] == .texts(["Side reach"]))
    #expect(metadata["mpris:length"] == .int64(54_800_000))
    #expect(metadata["mpris:trackid"] == .path("/org/limber/session"))
    #expect(Self.get("Position", from: Self.playing) == .int64(20_000_000))
  }

  @Test func `what changes is told, and nothing else`() {
    var player = Self.playing
    #expect(player.take(.player(.position(20_100))) == [])
    let steps = player.take(.player(.position(40_000)))
    guard case .send(let signal) = steps.first, steps.count == 1 else {
      Issue.record("\(steps)")
      return
    }
    #expect(signal.member == "PropertiesChanged")
    guard case .dictionary(let changed) = signal.body[1] else { return }
    #expect(changed.keys.sorted() == ["Metadata"])
    guard case .send(let paused) = player.take(.player(.paused)).first else { return }
    #expect(paused.body[1] == .dictionary(["PlaybackStatus": .text("Paused")]))
  }

  @Test func `a jump is told with its place, also the one that another pace makes`() {
    var player = Self.playing
    let jump = player.take(.player(.jumped(to: 36_500)))
    #expect(jump.last.flatMap(Self.seeked) == 36_500_000)
    _ = player.take(.player(.replanned(SessionPlan(pace: 750, variant: .standard))))
    #expect(Self.get("Rate", from: player) == .double(0.75))
    #expect(player.take(.player(.position(45_000))).compactMap(Self.seeked) == [45_000_000])
    #expect(player.take(.player(.position(45_100))).compactMap(Self.seeked) == [])
  }

  private static func seeked(_ step: BusStep) -> Int64? {
    guard case .send(let message) = step, message.member == "Seeked",
      case .int64(let place) = message.body.first
    else { return nil }
    return place
  }

  @Test(
    arguments: [
      (5_000_000, DesktopRequest.seek(to: 25_000)), (-5_000_000, .seek(to: 15_000)),
      (-.max, .seek(to: 0)), (.min, .seek(to: 0)), (40_000_000, .command(.next)),
      (.max, .command(.next)),
    ] as [(Int64, DesktopRequest)])
  func `seeking stays within the session`(offset: Int64, request: DesktopRequest) {
    #expect(Self.requests(of: "Seek", [.int64(offset)]) == [request])
  }

  @Test func `only a place within this session can be gone to`() {
    let track = BusValue.path("/org/limber/session")
    #expect(Self.requests(of: "SetPosition", [track, .int64(3_000_999)]) == [.seek(to: 3000)])
    for place in [-1, 54_800_001, Int64.max, .min] {
      #expect(Self.requests(of: "SetPosition", [track, .int64(place)]) == [])
    }
    #expect(Self.requests(of: "SetPosition", [.path("/another"), .int64(0)]) == [])
    let unplanned = Self.player(.planned(WorkedExample.timeline, isFinal: false), .started)
    #expect(Self.requests(of: "SetPosition", [track, .int64(0)], to: unplanned) == [])
    #expect(Self.get("CanSeek", from: unplanned) == .flag(false))
  }

  @Test func `time that was asked for makes the session longer, and passes`() {
    let events = [
      PlayerEvent.extraTime(10_000, isPassing: true), .extraTime(4000, isPassing: true),
    ]
    let player = events.reduce(into: Self.playing) { _ = $0.take(.player($1)) }
    guard case .dictionary(let metadata)? = Self.get("Metadata", from: player) else {
      Issue.record("there is no metadata")
      return
    }
    #expect(metadata["mpris:length"] == .int64(64_800_000))
    #expect(Self.get("Position", from: player) == .int64(26_000_000))
    let track = BusValue.path("/org/limber/session")
    let asked = Self.requests(of: "SetPosition", [track, .int64(36_000_000)], to: player)
    #expect(asked == [.seek(to: 30_000)])
  }

  @Test(
    arguments: [
      (0.75, [DesktopRequest.command(.slower)]), (1.0, []), (1.5, [.command(.faster)]),
      (0, [.command(.pause)]), (-1, []), (.nan, []), (.infinity, []),
    ] as [(Double, [DesktopRequest])])
  func `the rate is the pace`(rate: Double, requests: [DesktopRequest]) {
    var player = Self.playing
    let call = Self.call(
      "Set", [.text(Self.player), .text("Rate"), .variant(.double(rate))],
      of: "org.freedesktop.DBus.Properties")
    let asked = player.take(.message(call)).filter { if case .ask = $0 { true } else { false } }
    #expect(asked == requests.map { .ask($0) })
  }

  @Test(arguments: [
    ("Get", [BusValue.text("org.mpris.MediaPlayer2.Player"), .text("Nothing")], "UnknownProperty"),
    ("Get", [.text("org.nobody"), .text("Rate")], "UnknownInterface"),
    ("Get", [.int32(3)], "InvalidArgs"), ("Get", [], "InvalidArgs"),
    (
      "Set", [.text("org.mpris.MediaPlayer2.Player"), .text("Rate"), .variant(.text("1"))],
      "InvalidArgs"
    ),
    (
      "Set", [.text("org.mpris.MediaPlayer2.Player"), .text("Position"), .variant(.int64(1))],
      "PropertyReadOnly"
    ),
  ])
  func `what cannot be answered is refused`(member: String, body: [BusValue], failure: String) {
    var player = Self.playing
    let call = Self.call(member, body, of: "org.freedesktop.DBus.Properties")
    guard case .send(let answer) = player.take(.message(call)).first else {
      Issue.record("no answer")
      return
    }
    #expect(answer.failure == "org.freedesktop.DBus.Error.\(failure)")
  }

  @Test func `a name that is taken is followed by one with the number of the process`() {
    var player = MediaPlayer(process: 42)
    guard case .send(let first)? = player.take(.connected).first else { return }
    #expect(first.body.first == .text("org.mpris.MediaPlayer2.limber"))
    var answer = first.answer([.uint32(1)])
    answer.tag = first.tag
    #expect(player.take(.message(answer)) == [])
    answer.body = [.uint32(3)]
    guard case .send(let second)? = player.take(.message(answer)).first else {
      Issue.record("no second name")
      return
    }
    #expect(second.body.first == .text("org.mpris.MediaPlayer2.limber.instance42"))
  }

  @Test func `a title cannot harm whoever shows it`() {
    var timeline = WorkedExample.timeline
    timeline.title = "a\u{0}b\nc\u{1B}[2J\u{202E}" + String(repeating: "x", count: 1 << 20)
    let player = Self.player(.planned(timeline, isFinal: true))
    guard case .dictionary(let metadata)? = Self.get("Metadata", from: player),
      case .text(let album)? = metadata["xesam:album"]
    else {
      Issue.record("there is no album")
      return
    }
    #expect(album.hasPrefix("a b c [2J\u{FFFD}xxx"))
    #expect(album.unicodeScalars.count == 200)
  }
}

/// A clock that the test moves.
private final class Time: Sendable {
  private let moment = Mutex(ContinuousClock.now)

  var now: ContinuousClock.Instant { moment.withLock { $0 } }

  func pass(_ time: Duration) {
    moment.withLock { $0 = $0 + time }
  }
}
