import Foundation
import LimberAudio
import LimberDesktop
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// What keeps the machine awake, without a bus.
struct SleepGuardTests {
  private static let planned = PlayerEvent.planned(WorkedExample.timeline, isFinal: true)

  /// A guard of a session that plays, with the calls it made.
  private static func playing() -> (guard: SleepGuard, calls: [BusMessage]) {
    var sleep = SleepGuard()
    let steps =
      sleep.take(.connected) + sleep.take(.player(planned)) + sleep.take(.player(.started))
    return (sleep, calls(steps))
  }

  /// A guard that holds both locks, and what tells whether they are still held.
  private static func holding() throws -> (guard: SleepGuard, awake: Lock, delay: Lock) {
    var (sleep, calls) = playing()
    let locks = try [Lock(), Lock()]
    for (call, lock) in zip(calls.filter { $0.tag != nil }, locks) {
      var answer = call.answer([.descriptor(BusDescriptor(lock.given()))])
      answer.tag = call.tag
      answer.sender = ":1.9"
      _ = sleep.take(.message(answer))
    }
    return (sleep, locks[0], locks[1])
  }

  private static func calls(_ steps: [BusStep]) -> [BusMessage] {
    steps.compactMap { if case .send(let message) = $0 { message } else { nil } }
  }

  private static func sleep(_ begins: Bool, from sender: String = ":1.9") -> BusInput {
    var signal = BusMessage.signal(
      "PrepareForSleep", of: "org.freedesktop.login1.Manager", at: "/org/freedesktop/login1",
      [.flag(begins)])
    signal.sender = sender
    return .message(signal)
  }

  @Test func `a session that plays asks for its locks, and one that is planned for none`() {
    var sleep = SleepGuard()
    #expect(Self.calls(sleep.take(.connected)).map(\.member) == ["AddMatch"])
    #expect(sleep.take(.player(Self.planned)) == [])
    let calls = Self.calls(sleep.take(.player(.started)))
    #expect(calls.map(\.member) == ["Inhibit", "Inhibit"])
    #expect(calls.map { $0.body.first } == [.text("sleep:idle"), .text("sleep")])
    #expect(calls.map { $0.body.last } == [.text("block"), .text("delay")])
    #expect(Self.calls(sleep.take(.player(.position(100)))) == [])
  }

  @Test(arguments: [PlayerEvent.finished, .stopped])
  func `the end gives the locks back`(event: PlayerEvent) throws {
    var (sleep, awake, delay) = try Self.holding()
    #expect(awake.isHeld && delay.isHeld)
    _ = sleep.take(.player(event))
    #expect(!awake.isHeld && !delay.isHeld)
  }

  @Test(arguments: [
    (PlayerEvent.paused, PlayerEvent.resumed), (.waiting(.gate), .answered),
    (.soundHeld(SinkError(.lost, "gone")), .soundBack),
  ])
  func `a long pause lets the machine sleep, a short one does not`(
    event: PlayerEvent, end: PlayerEvent
  ) throws {
    var (sleep, awake, _) = try Self.holding()
    guard case .remind(let reminder, let time)? = sleep.take(.player(event)).first else {
      Issue.record("no reminder")
      return
    }
    #expect(time == .seconds(600))
    #expect(awake.isHeld)
    _ = sleep.take(.player(end))
    _ = sleep.take(.player(event))
    _ = sleep.take(.reminder(reminder))
    #expect(awake.isHeld, "that was the reminder of the pause before")
    var next = reminder
    next.number += 2
    _ = sleep.take(.reminder(next))
    #expect(!awake.isHeld)
    let again = Self.calls(sleep.take(.player(end)))
    #expect(again.map { $0.body.first } == [.text("sleep:idle")])
  }

  @Test func `put aside, it holds nothing, and going on it holds both again`() throws {
    var (sleep, awake, delay) = try Self.holding()
    guard case .remind(let reminder, _)? = sleep.take(.player(.paused)).first else {
      Issue.record("no reminder")
      return
    }
    #expect(sleep.take(.aside(true)) == [])
    #expect(!awake.isHeld && !delay.isHeld)
    // Its time may have come before it is known that the program goes on.
    #expect(sleep.take(.reminder(reminder)) == [])
    let steps = sleep.take(.aside(false))
    guard case .remind(let next, let time)? = steps.first else {
      Issue.record("no reminder")
      return
    }
    #expect(time == .seconds(600) && next != reminder)
    #expect(Self.calls(steps).map { $0.body.last } == [.text("block"), .text("delay")])
    #expect(sleep.take(.reminder(reminder)) == [])
  }

  @Test func `what was given back in a long pause stays so when it goes on`() throws {
    var (sleep, awake, _) = try Self.holding()
    guard case .remind(let reminder, _)? = sleep.take(.player(.paused)).first else {
      Issue.record("no reminder")
      return
    }
    _ = sleep.take(.reminder(reminder))
    #expect(!awake.isHeld)
    _ = sleep.take(.aside(true))
    #expect(Self.calls(sleep.take(.aside(false))).map { $0.body.last } == [.text("delay")])
  }

  @Test func `before the machine sleeps the session is paused, and it stays so`() throws {
    var (sleep, _, delay) = try Self.holding()
    _ = sleep.take(.player(.position(20_000)))
    #expect(sleep.take(Self.sleep(true)) == [.ask(.command(.pause))])
    #expect(delay.isHeld, "the session is not paused yet")
    _ = sleep.take(.player(.paused))
    #expect(!delay.isHeld)
    let woken = sleep.take(Self.sleep(false))
    let notice = "the machine was asleep; paused at Side reach, left side, space goes on"
    #expect(woken.first == .ask(.notice(notice)))
    #expect(Self.calls(woken).map { $0.body.last } == [.text("delay")])
  }

  @Test(arguments: [WaitReason.gate, .stop])
  func `a gate and a question are paused too, since either may be over by itself`(
    reason: WaitReason
  ) throws {
    var (sleep, _, delay) = try Self.holding()
    _ = sleep.take(.player(.position(20_000)))
    _ = sleep.take(.player(.waiting(reason)))
    #expect(sleep.take(Self.sleep(true)) == [.ask(.command(.pause))])
    #expect(delay.isHeld, "the session is not paused yet")
    _ = sleep.take(.player(.answered))
    #expect(delay.isHeld, "it plays on until it is paused")
    _ = sleep.take(.player(.paused))
    #expect(!delay.isHeld)
    let woken = sleep.take(Self.sleep(false))
    #expect(woken.contains { if case .ask(.notice) = $0 { true } else { false } })
  }

  @Test(arguments: [WaitReason.start, .pain])
  func `who waits for somebody without end is not disturbed`(reason: WaitReason) throws {
    var (sleep, _, delay) = try Self.holding()
    _ = sleep.take(.player(.waiting(reason)))
    #expect(sleep.take(Self.sleep(true)) == [])
    #expect(!delay.isHeld)
    #expect(!sleep.take(Self.sleep(false)).contains { if case .ask = $0 { true } else { false } })
  }

  @Test func `a question in a pause leaves it a pause`() throws {
    var (sleep, _, delay) = try Self.holding()
    for event in [PlayerEvent.paused, .waiting(.stop), .answered] {
      _ = sleep.take(.player(event))
    }
    #expect(sleep.take(Self.sleep(true)) == [])
    #expect(!delay.isHeld)
  }

  @Test func `who has paused already is not disturbed`() throws {
    var (sleep, _, delay) = try Self.holding()
    _ = sleep.take(.player(.paused))
    #expect(sleep.take(Self.sleep(true)) == [])
    #expect(!delay.isHeld)
    #expect(
      sleep.take(Self.sleep(false)).contains { if case .ask = $0 { true } else { false } } == false)
  }

  @Test func `nobody but logind says that the machine sleeps`() throws {
    var (sleep, _, _) = try Self.holding()
    #expect(sleep.take(Self.sleep(true, from: ":1.66")) == [])
  }

  @Test func `what is refused is not asked again`() {
    var (sleep, calls) = Self.playing()
    for call in calls where call.tag != nil {
      var refusal = call.refusal("AccessDenied", "no")
      refusal.tag = call.tag
      #expect(sleep.take(.message(refusal)) == [])
    }
    _ = sleep.take(.player(.paused))
    #expect(Self.calls(sleep.take(.player(.resumed))) == [])
  }
}

/// A pipe whose writing end is given away, and tells when nobody holds it any more.
struct Lock {
  private let pipe = Pipe()

  init() throws {
    let reading = pipe.fileHandleForReading.fileDescriptor
    try #require(fcntl(reading, F_SETFL, O_NONBLOCK) == 0)
  }

  /// The end that is given away, as a file of its own.
  func given() -> Int32 {
    let copy = dup(pipe.fileHandleForWriting.fileDescriptor)
    try? pipe.fileHandleForWriting.close()
    return copy
  }

  /// Whether somebody holds the end that was given away.
  var isHeld: Bool {
    var byte: UInt8 = 0
    return unsafe read(pipe.fileHandleForReading.fileDescriptor, &byte, 1) < 0
  }
}
