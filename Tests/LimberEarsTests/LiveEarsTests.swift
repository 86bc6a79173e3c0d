import LimberAudio
import LimberControl
import LimberEars
import Synchronization
import Testing

/// Ears on a thread of their own, at a microphone that a test speaks into.
@Suite(.timeLimit(.minutes(1)))
struct LiveEarsTests {
  /// A microphone that gives what it is told to.
  private final class Script: AudioSource {
    private let deliver = Mutex<(@Sendable (SourceEvent) -> Void)?>(nil)
    private let stopped = Mutex(false)

    /// Whether nobody wants to hear any more.
    var isStopped: Bool { stopped.withLock { $0 } }

    func start(_ deliver: @escaping @Sendable (SourceEvent) -> Void) {
      self.deliver.withLock { $0 = deliver }
    }

    func stop() {
      stopped.withLock { $0 = true }
    }

    func tell(_ event: SourceEvent) {
      deliver.withLock { $0 }?(event)
    }

    func sound(_ blocks: [[Float]], from block: Int) {
      for (index, samples) in blocks.enumerated() {
        let time = Int64(block + index) * 20_000_000
        tell(.captured(TimedSound(samples: samples, time: time)))
      }
    }
  }

  private func told(_ ears: LiveEars, until isLast: (EarsEvent) -> Bool) async -> [EarsEvent] {
    var events: [EarsEvent] = []
    for await event in ears.events {
      if case .level = event { continue }
      events.append(event)
      if isLast(event) { break }
    }
    return events
  }

  @Test func `a command is told, and what happens to the microphone once`() async throws {
    let script = Script()
    let ears = LiveEars(
      script, isHalfDuplex: false,
      model: { () throws(AcousticModelError) in ScriptedModel("P AO Z EH K S ER S AY Z") },
      canceller: { nil })
    ears.listen(for: .running)
    script.tell(.missing("there is none"))
    script.tell(.missing("there is none"))
    script.tell(.found("A microphone"))
    let room = VoiceDetectorTests.noise(-60, blocks: 100)
    script.sound(room + VoiceDetectorTests.noise(-30, blocks: 50) + room, from: 0)
    script.tell(.lost)
    script.tell(.lost)
    script.tell(.found("A microphone"))
    let events = await told(ears) { $0 == .notice(.microphoneFound("A microphone")) }
    #expect(
      events == [
        .notice(.noMicrophone("there is none")), .notice(.microphoneFound("A microphone")),
      ])
    ears.close()
  }

  @Test(arguments: [
    AcousticModelError(.missing, "it is not there"), AcousticModelError(.damaged, "it is damaged"),
  ])
  func `without a model that is told once, and the microphone is let go of`(
    error: AcousticModelError
  ) async throws {
    let script = Script()
    let ears = LiveEars(
      script, isHalfDuplex: false,
      model: { () throws(AcousticModelError) in throw error }, canceller: { nil })
    script.tell(.found("A microphone"))
    script.sound(VoiceDetectorTests.noise(-30, blocks: 100), from: 0)
    script.tell(.lost)
    try await waits { script.isStopped }
    ears.listen(for: .running)
    ears.close()
    let events = await told(ears) { _ in false }
    #expect(events == [.notice(.noRecogniser(error.reason))])
  }

  @Test func `a model that fails while it hears is told once, like one that is missing`()
    async throws
  {
    let script = Script()
    let ears = LiveEars(
      script, isHalfDuplex: false,
      model: { () throws(AcousticModelError) in ScriptedModel() }, canceller: { nil })
    ears.listen(for: .running)
    let room = VoiceDetectorTests.noise(-60, blocks: 100)
    let voice = VoiceDetectorTests.noise(-30, blocks: 50)
    script.sound(room + voice + room + voice + room, from: 0)
    try await waits { script.isStopped }
    script.tell(.lost)
    ears.close()
    let notices = await told(ears) { _ in false }.filter { $0 != .voiceBegan }
    #expect(notices == [.notice(.noRecogniser("there is no script left"))])
  }

  @Test func `a microphone that goes away and comes back is told each time`() async throws {
    let script = Script()
    let ears = LiveEars(
      script, isHalfDuplex: false,
      model: { () throws(AcousticModelError) in ScriptedModel() }, canceller: { nil })
    for event: SourceEvent in [
      .found("Desk"), .lost, .missing("there is none"), .found("Desk"), .muted(true), .muted(false),
    ] { script.tell(event) }
    ears.close()
    let events = await told(ears) { _ in false }
    #expect(
      events == [
        .notice(.microphoneLost), .notice(.microphoneFound("Desk")), .notice(.muted),
        .notice(.unmuted),
      ])
  }

  private func waits(until isSo: () -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while !isSo(), ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(2)) }
    #expect(isSo())
  }

  @Test func `what is heard is told with its place`() async throws {
    let script = Script()
    let ears = LiveEars(
      script, isHalfDuplex: false,
      model: { () throws(AcousticModelError) in ScriptedModel("P AO Z EH K S ER S AY Z") },
      canceller: { nil })
    ears.listen(for: .running)
    let room = VoiceDetectorTests.noise(-60, blocks: 100)
    script.sound(room + VoiceDetectorTests.noise(-30, blocks: 50) + room, from: 0)
    let events = await told(ears) { if case .heard = $0 { true } else { false } }
    guard case .heard(let heard) = events.last else {
      Issue.record("nothing was heard")
      return
    }
    #expect(heard.phrase == "pause exercise")
    #expect(abs(heard.endedAt - Int64(heard.end) * 62_500) < 30_000_000)
    ears.close()
  }
}
