import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// What somebody hears who steers by voice, to the frame.
@Suite(.timeLimit(.minutes(1)))
struct AnswerTests {
  private static let score = SteeredScore.whole
  private static let hold = SmallRoutine.spoken.timeline.slots.filter { $0.kind == .hold }[0]
  private static let nod = SteeredScore.samples(of: .nod)
  private static let refusal = SteeredScore.samples(of: .refusal)

  /// Stops, and returns what was told and what was heard.
  private static func stopped(
    _ session: (performance: Performance, sink: NullSink)
  ) async throws -> (events: [PlayerEvent], heard: [Int16]) {
    session.performance.player.send(.stop)
    return (try await session.performance.end(), await session.sink.heard)
  }

  /// The first frame of `heard` behind `start` that is not as the session is from `place` on.
  private static func difference(
    _ heard: [Int16], behind start: Int, from place: Int
  ) -> Int? {
    let rest = Array(heard[start...])
    return firstDifference(rest, score.samples(place..<place + rest.count))
  }

  @Test func `a session waits for its start, greets, reminds once, and then begins whole`()
    async throws
  {
    let session = try await SteeredScore.session(
      upTo: 200_000, steering: SteeredScore.spokenSteering(awaitsStart: true))
    #expect(session.performance.events.contains(.waiting(.start)))
    #expect(session.performance.events.cues == [])
    await session.performance.send(.next, by: .voice)
    await session.performance.pass(frames: 48_000)
    await session.performance.send(.ready, by: .voice)
    await session.performance.pass(frames: 480_000)
    let (events, heard) = try await Self.stopped(session)
    let sounds = heard.stretches(quietFor: 24_000)
    let words = [SteeredScore.greeting, SteeredScore.startReminder].map {
      SmallVoice.clip(for: $0).extent.duration.count * 48
    }
    #expect(abs(sounds[0].count - words[0]) < 2400)
    #expect(abs(sounds[1].count - words[1]) < 2400)
    #expect((60 * 48_000..<62 * 48_000).contains(sounds[1].lowerBound - sounds[0].upperBound))
    // What makes no sense yet is refused, and nothing else is heard until it starts.
    let refused = 200_000 * 48
    #expect(Array(heard[refused..<refused + Self.refusal.count]) == Self.refusal)
    #expect(sounds[2].lowerBound >= refused)
    let start = 201_000 * 48
    #expect(Array(heard[start..<start + Self.nod.count]) == Self.nod)
    #expect(Self.difference(heard, behind: start + SteeredScore.nodFrames, from: 0) == nil)
    #expect(events.contains(.refused(.next)))
    #expect(events.contains(.answered))
  }

  @Test func `whoever wants the greeting again hears first when to ask somebody`() async throws {
    let session = try await SteeredScore.session(
      upTo: 20_000, steering: SteeredScore.spokenSteering(awaitsStart: true))
    await session.performance.send(.sayAgain, by: .voice)
    await session.performance.pass(frames: 480_000)
    await session.performance.send(.ready, by: .voice)
    await session.performance.pass(frames: 48_000)
    let (events, heard) = try await Self.stopped(session)
    let sounds = heard.stretches(quietFor: 24_000)
    let words = [SteeredScore.greeting, SteeredScore.askFirst, SteeredScore.greeting].map {
      SmallVoice.clip(for: $0).extent.duration.count * 48
    }
    let asked = 20_000 * 48
    #expect(Array(heard[asked..<asked + Self.nod.count]) == Self.nod)
    let answer = sounds.first { $0.upperBound > asked + SteeredScore.nodFrames }
    #expect(abs(sounds[0].count - words[0]) < 2400)
    // The nod stands right in front of the first words, and the greeting soon behind them.
    let rest = (answer?.upperBound ?? 0) - asked - SteeredScore.nodFrames - words[1] - words[2]
    #expect((0..<28_800).contains(rest))
    #expect(!events.contains(.refused(.sayAgain)))
    #expect(events.cues == [] || events.contains(.answered))
  }

  @Test func `a pause by voice is answered at once, says how to go on, and stays quiet`()
    async throws
  {
    let place = Self.hold.start + 4000
    let session = try await SteeredScore.session(
      upTo: place, steering: SteeredScore.spokenSteering())
    await session.performance.send(.pause, by: .voice)
    await session.performance.pass(frames: 60 * 48_000)
    #expect(session.performance.events.positions.last == place)
    await session.performance.send(.resume, by: .voice)
    await session.performance.pass(frames: 480_000)
    let (events, heard) = try await Self.stopped(session)
    let at = place.count * 48
    #expect(Self.difference(Array(heard[..<at]), behind: 0, from: 0) == nil)
    #expect(Array(heard[at..<at + Self.nod.count]) == Self.nod)
    let said = SteeredScore.nodFrames + SteeredScore.frames(of: [SteeredScore.pausedByVoice])
    #expect(heard[at + SteeredScore.nodFrames + 9600..<at + said - 9600].contains { $0 != 0 })
    let resumed = at + 60 * 48_000
    #expect(heard[at + said..<resumed].allSatisfy { $0 == 0 })
    #expect(Array(heard[resumed..<resumed + Self.nod.count]) == Self.nod)
    let again = resumed + SteeredScore.nodFrames + SteeredScore.frames(of: [SteeredScore.getReady])
    #expect(Self.difference(heard, behind: again, from: at - 3000 * 48) == nil)
    #expect(events.contains(.paused))
    #expect(events.contains(.resumed))
  }

  @Test func `a pause by key says one word, without a tone, and a cut cue comes again whole`()
    async throws
  {
    let cue = try #require(Self.score.timeline.cues.first { $0.text == "Left arm up." })
    let session = try await SteeredScore.session(
      upTo: cue.audibleStart + 200, steering: SteeredScore.spokenSteering())
    await session.performance.send(.pause)
    await session.performance.pass(frames: 10 * 48_000)
    await session.performance.send(.resume)
    await session.performance.pass(frames: 5 * 48_000)
    let (_, heard) = try await Self.stopped(session)
    let at = (cue.audibleStart.count + 200) * 48
    #expect(heard[at..<at + 6000].allSatisfy { $0 == 0 })
    let said = SteeredScore.frames(of: [SteeredScore.paused])
    #expect(heard[at + 9600..<at + said - 9600].contains { $0 != 0 })
    let resumed = at + 10 * 48_000
    #expect(heard[at + said..<resumed].allSatisfy { $0 == 0 })
    let start = cue.audibleStart.count * 48
    #expect(Self.difference(heard, behind: resumed, from: start) == nil)
  }

  @Test func `what makes no sense is refused in the quiet, and nothing else changes`() async throws
  {
    let place = Self.hold.start + 2000
    let session = try await SteeredScore.session(
      upTo: place, steering: SteeredScore.spokenSteering())
    await session.performance.send(.resume, by: .voice)
    await session.performance.pass(frames: 480_000)
    let (_, heard) = try await Self.stopped(session)
    let at = place.count * 48
    let end = at + Self.refusal.count
    #expect(Array(heard[at..<end]) == Self.refusal)
    #expect(Self.difference(Array(heard[..<at]), behind: 0, from: 0) == nil)
    #expect(Self.difference(heard, behind: end, from: end) == nil)
  }

  @Test func `a tone waits until a cue has been said, and lies over none of it`() async throws {
    let cue = try #require(Self.score.timeline.cues.first { $0.text == "Left arm up." })
    let session = try await SteeredScore.session(
      upTo: cue.audibleStart + 20, steering: SteeredScore.spokenSteering())
    await session.performance.send(.resume, by: .voice)
    await session.performance.pass(frames: 480_000)
    let (_, heard) = try await Self.stopped(session)
    let plain = Self.score.samples(0..<heard.count)
    let places = heard.indices.filter { heard[$0] != plain[$0] }
    let (first, last) = (try #require(places.first), try #require(places.last))
    #expect(first >= (cue.audibleEnd.count - 1) * 48)
    #expect(last - first < Self.refusal.count)
    #expect(plain[first...last].allSatisfy { $0 == 0 })
  }

  @Test func `slower by voice is nodded at, and the window is not a frame longer`() async throws {
    let place = Self.hold.start + 2000
    let session = try await SteeredScore.session(
      upTo: place, steering: SteeredScore.spokenSteering())
    await session.performance.send(.slower, by: .voice)
    await session.performance.pass(frames: 96_000)
    let (events, heard) = try await Self.stopped(session)
    let at = place.count * 48
    #expect(Array(heard[at..<at + Self.nod.count]) == Self.nod)
    let end = at + Self.nod.count
    #expect(Self.difference(heard, behind: end, from: end) == nil)
    #expect(events.contains(.obeyed(.slower)))
  }

  @Test func `stop by voice asks, and without an answer the session goes on`() async throws {
    let place = Self.hold.start + 2000
    let session = try await SteeredScore.session(
      upTo: place, steering: SteeredScore.spokenSteering())
    await session.performance.send(.stop, by: .voice)
    #expect(session.performance.events.contains(.waiting(.stop)))
    await session.performance.playOn(atMost: 150)
    let (events, heard) = try await Self.stopped(session)
    let at = place.count * 48
    let asked =
      SteeredScore.nodFrames + SteeredScore.frames(of: [SteeredScore.stopQuestion]) + 6000 * 48
    #expect(Self.difference(heard, behind: at + asked, from: at) == nil)
    #expect(events.contains(.answered))
    #expect(events.last == .stopped)
  }

  @Test(arguments: [PlayerCommand.stop, .ready, .next, .resume])
  func `a question to stop is answered`(answer: PlayerCommand) async throws {
    let place = Self.hold.start + 2000
    let session = try await SteeredScore.session(
      upTo: place, steering: SteeredScore.spokenSteering())
    await session.performance.send(.stop, by: .voice)
    await session.performance.pass(frames: 48_000)
    await session.performance.send(answer, by: .voice)
    await session.performance.pass(frames: 96_000)
    guard answer != .stop else {
      return #expect(try await session.performance.end().last == .stopped)
    }
    let (events, heard) = try await Self.stopped(session)
    #expect(events.contains(.answered))
    let next = SmallRoutine.standard.stations(in: Self.score.timeline)[2]
    let start = (place.count + 1000) * 48 + SteeredScore.nodFrames
    let from = (answer == .next ? next : place).count * 48
    #expect(Self.difference(heard, behind: start, from: from) == nil)
  }

  @Test(arguments: [PlayerCommand.Means.voice, .hand])
  func `a pause at the question to stop holds the session, which goes on where it was`(
    means: PlayerCommand.Means
  ) async throws {
    let place = Self.hold.start + 4000
    let session = try await SteeredScore.session(
      upTo: place, steering: SteeredScore.spokenSteering())
    await session.performance.send(.stop, by: .voice)
    await session.performance.pass(frames: 48_000)
    await session.performance.send(.pause, by: means)
    #expect(session.performance.events.contains(.answered))
    #expect(session.performance.events.last { $0 == .paused || $0 == .answered } == .paused)
    await session.performance.playOn(atMost: 200)
    #expect(session.performance.events.positions.last == place)
    #expect(!session.performance.events.contains(.resumed))
    await session.performance.send(.resume)
    #expect(session.performance.events.contains(.resumed))
    let (events, _) = try await Self.stopped(session)
    #expect(!events.contains { if case .refused = $0 { true } else { false } })
  }

  @Test func `a paused session that was asked to stop is paused again`() async throws {
    let place = Self.hold.start + 2000
    let session = try await SteeredScore.session(
      upTo: place, steering: SteeredScore.spokenSteering())
    await session.performance.send(.pause, by: .voice)
    await session.performance.pass(frames: 96_000)
    await session.performance.send(.stop, by: .voice)
    await session.performance.playOn(atMost: 200)
    #expect(session.performance.events.positions.last == place)
    await session.performance.send(.pause)
    #expect(session.performance.events.last == .refused(.pause))
    _ = try await Self.stopped(session)
  }

  @Test func `a key stops at once`() async throws {
    let session = try await SteeredScore.session(
      upTo: Self.hold.start + 2000, steering: SteeredScore.spokenSteering())
    let (events, heard) = try await Self.stopped(session)
    #expect(events.last == .stopped)
    #expect(heard.count == (Self.hold.start.count + 2000) * 48)
  }

  @Test func `news wait until no word is cut, and the window waits for them`() async throws {
    let cue = try #require(Self.score.timeline.cues.first { $0.text == "Left arm up." })
    let session = try await SteeredScore.session(
      upTo: cue.audibleStart + 100, steering: SteeredScore.spokenSteering())
    let words = SteeredScore.timeLeft
    session.performance.player.say(
      Saying([(words, SmallVoice.clip(for: words))], moment: .whenFree))
    await session.performance.settle()
    await session.performance.pass(frames: 480_000)
    let (_, heard) = try await Self.stopped(session)
    let slot = Self.score.timeline.slots[cue.anchor.slot]
    let end = slot.end.count * 48
    #expect(Self.difference(Array(heard[..<end]), behind: 0, from: 0) == nil)
    let said = SteeredScore.frames(of: [words])
    #expect(heard[end + 9600..<end + said - 9600].contains { $0 != 0 })
    #expect(Self.difference(heard, behind: end + said, from: end) == nil)
  }

  @Test func `what hurts is nodded at, and says what may be answered`() async throws {
    let place = Self.hold.start + 2000
    let session = try await SteeredScore.session(
      upTo: place, steering: SteeredScore.spokenSteering())
    await session.performance.send(.thatHurts, by: .voice)
    await session.performance.pass(frames: 15 * 48_000)
    let (events, heard) = try await Self.stopped(session)
    let at = place.count * 48
    #expect(Array(heard[at..<at + Self.nod.count]) == Self.nod)
    let words = SteeredScore.easing + [SteeredScore.painChoices]
    let said = SteeredScore.nodFrames + SteeredScore.frames(of: words)
    #expect(heard[at + said - 14_400..<at + said - 9600].contains { $0 != 0 })
    #expect(heard[(at + said)...].allSatisfy { $0 == 0 })
    #expect(events.contains(.waiting(.pain)))
  }
}

extension [Int16] {
  /// Where something is heard, in stretches with at least so many frames of silence between.
  func stretches(quietFor gap: Int) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    for (frame, sample) in enumerated() where sample != 0 {
      if let last = stretches.last, frame - last.upperBound < gap {
        stretches[stretches.count - 1] = last.lowerBound..<frame + 1
      } else {
        stretches.append(frame..<frame + 1)
      }
    }
    return stretches
  }
}
