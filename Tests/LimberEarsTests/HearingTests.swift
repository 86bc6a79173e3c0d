import LimberControl
import LimberEars
import LimberPlayer
import Testing

/// What comes of sound: commands, refusals and notices.
struct HearingTests {
  private static let pause = "P AO Z EH K S ER S AY Z"
  private static let next = "N EH K S T EH K S ER S AY Z"
  private static let silence = VoiceDetectorTests.noise(-60, blocks: 1)[0]

  /// A canceller that takes nothing away, or all.
  private struct Canceller: EchoCanceller {
    var frame = 160
    var gain: Float = 1

    func cancel(_ microphone: [Float], loudspeaker: [Float]) -> [Float] {
      microphone.map { $0 * gain }
    }
  }

  /// Hears a room, somebody who speaks, and the room again, `times` times.
  private func hear(
    _ hearing: inout Hearing, times: Int = 1, pause: Int = 100, loudspeaker: Bool = false
  ) throws -> [EarsEvent] {
    var events: [EarsEvent] = []
    let room = VoiceDetectorTests.noise(-60, blocks: 100)
    let voice = VoiceDetectorTests.noise(-30, blocks: 50)
    let blocks = room + (0..<times).flatMap { _ in voice + room.prefix(pause) }
    for (index, block) in blocks.enumerated() {
      let played =
        loudspeaker && index >= 90 ? voice[index % 50] : [Float](repeating: 0, count: 320)
      events += try hearing.take(block, loudspeaker: played, at: Int64(index) * 20_000_000)
    }
    return events
  }

  private func told(_ events: [EarsEvent]) -> [String] {
    events.compactMap { event in
      switch event {
      case .heard(let heard): "heard \(heard.command)"
      case .unheard(let nearest, let why): "\(why.rawValue) \(nearest.command)"
      case .notice(let notice): "\(notice)"
      case .voiceBegan, .voiceEnded, .level: nil
      }
    }
  }

  private func hearing(_ model: ScriptedModel, _ canceller: Canceller? = Canceller()) -> Hearing {
    var hearing = Hearing(model: model, canceller: canceller)
    hearing.vocabulary = .running
    return hearing
  }

  @Test func `a command is told with the moment at which it ended`() throws {
    var hearing = hearing(ScriptedModel(Self.pause))
    let events = try hear(&hearing)
    #expect(told(events) == ["heard pause"])
    let heard = events.compactMap { if case .heard(let heard) = $0 { heard } else { nil } }
    let first = try #require(heard.first)
    #expect(first.phrase == "pause exercise")
    #expect(first.endedAt == Int64(first.end) * 62_500)
    #expect((100 * 320...150 * 320).contains(first.end))
  }

  @Test func `where nothing is listened for, nothing is even recognised`() throws {
    let model = ScriptedModel(Self.pause)
    var hearing = Hearing(model: model, canceller: nil)
    #expect(told(try hear(&hearing)) == [])
    #expect(model.heard == 0)
  }

  @Test func `right after a command nothing is obeyed`() throws {
    var hearing = hearing(ScriptedModel(Self.pause, Self.next))
    #expect(told(try hear(&hearing, times: 2, pause: 25)) == ["heard pause", "tooSoon next"])
  }

  @Test func `what the loudspeaker says is not obeyed`() throws {
    var hearing = hearing(ScriptedModel(Self.pause, Self.pause))
    #expect(told(try hear(&hearing, loudspeaker: true)) == ["loudspeaker pause"])
  }

  @Test func `what a person says over the loudspeaker is obeyed`() throws {
    var hearing = hearing(ScriptedModel(Self.pause, "W IY W ER AE T DH AH M AA"))
    #expect(told(try hear(&hearing, loudspeaker: true)) == ["heard pause"])
  }

  @Test func `words the coach is saying are not obeyed, whatever the loudspeaker sounds`() throws {
    var hearing = hearing(ScriptedModel(Self.pause, "W IY W ER"))
    hearing.coachWords = "Pause. Pause exercise when you like."
    #expect(told(try hear(&hearing, loudspeaker: true)) == ["coach pause"])
  }

  @Test func `at half duplex nothing is obeyed over the loudspeaker`() throws {
    var hearing = hearing(ScriptedModel(Self.pause, "W IY"))
    hearing.isHalfDuplex = true
    #expect(told(try hear(&hearing, loudspeaker: true)) == ["coach pause"])
    var other = self.hearing(ScriptedModel(Self.pause), nil)
    #expect(told(try hear(&other, loudspeaker: true)) == ["coach pause"])
  }

  @Test func `no call for attention is heard over the loudspeaker`() throws {
    let vocabulary = VoiceCommands.english.vocabulary(of: [.attention])
    var hearing = hearing(ScriptedModel("OW K EY K OW CH"))
    hearing.vocabulary = vocabulary
    #expect(told(try hear(&hearing)) == ["heard attention"])
    var other = self.hearing(ScriptedModel("OW K EY K OW CH"))
    other.vocabulary = vocabulary
    #expect(told(try hear(&other, loudspeaker: true)) == [])
  }

  @Test func `a muted microphone is told once, and when it hears again`() throws {
    var hearing = hearing(ScriptedModel())
    var events: [EarsEvent] = []
    for index in 0..<800 {
      let isMuted = (200..<600).contains(index)
      events += try hearing.take(
        isMuted ? [Float](repeating: 0, count: 320) : Self.silence,
        loudspeaker: [Float](repeating: 0, count: 320), at: 0)
    }
    #expect(told(events) == ["muted", "unmuted"])
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity, 1e30])
  func `a sample that no microphone can have heard is left out`(sample: Float) throws {
    var hearing = hearing(ScriptedModel(Self.pause))
    var block = Self.silence
    block[100] = sample
    _ = try hearing.take(block, loudspeaker: block, at: 0)
    #expect(told(try hear(&hearing)) == ["heard pause"])
  }

  @Test func `a microphone at full scale is told once`() throws {
    var hearing = hearing(ScriptedModel("M", "M", "M", "M", "M"))
    var events: [EarsEvent] = []
    let square = (0..<320).map { Float($0 % 40 < 20 ? 1 : -1) }
    for _ in 0..<300 {
      events += try hearing.take(square, loudspeaker: [Float](repeating: 0, count: 320), at: 0)
    }
    #expect(told(events).filter { $0 == "overloaded" }.count == 1)
  }

  @Test func `a canceller that does poorly makes it half duplex until it does better`() {
    var meter = EchoMeter()
    for _ in 0..<900 { meter.take(before: -30, after: -34, room: -60) }
    #expect(meter.isBearable)
    for _ in 0..<200 { meter.take(before: -30, after: -34, room: -60) }
    #expect(!meter.isBearable)
    for _ in 0..<300 { meter.take(before: -30, after: -58, room: -60) }
    #expect(meter.isBearable)
  }

  @Test func `an echo nobody can hear says nothing about the canceller`() {
    var meter = EchoMeter()
    for _ in 0..<5_000 { meter.take(before: -55, after: -55, room: -60) }
    #expect(meter.isBearable)
    #expect(meter.reduction == nil)
  }
}
