import LimberAudio
import LimberPlayer
import LimberPulse
import LimberTesting
import LimberTimeline
import Synchronization
import Testing

/// A whole session steered on a real sound server, judged by what was recorded.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct SteeredPulseTests {
  @Test func `a session steered in every way clips no word and doubles none`() async throws {
    let (plans, wish) = AsyncStream<SessionPlan>.makeStream()
    let (events, heard) = try await PulseServer.run(devices: ["lab"]) { server in
      let sink = try PulseSink(server: server.address, keepAwake: false)
      let player = Player(
        sink: sink, fallback: nil, leadIn: 600, tick: .milliseconds(20),
        steering: SteeredScore.steering { wish.yield($0) })
      let watch = Task { await SteeringHand(player).steer() }
      let heard = try await server.recording(of: "lab") {
        try await player.run(SteeredScore.rehearsal.scores(of: plans))
      }
      return (await watch.value, heard)
    }
    #expect(events.last == .stopped)
    #expect(!events.contains { if case .refused = $0 { true } else { false } })
    #expect(events.count { if case .replanned = $0 { true } else { false } } == 2)
    let times = [
      "Side reach.": 1, "Left arm up.": 2, "Lower.": 1, "Now right.": 2, "Ease out.": 1,
      "Stop if it is sharp.": 1, "Three.": 1, "Two.": 1, "One.": 1, "Lower it.": 1,
    ]
    for (text, count) in times {
      #expect(Self.places(of: Self.samples(of: text), in: heard).count == count, "\(text)")
    }
    try Self.expectCount(in: heard)
  }

  /// The numbers of the one count that was heard come a second apart, to the frame.
  private static func expectCount(in heard: [Int16]) throws {
    let beats = try ["Three.", "Two.", "One."].map { text in
      let clip = SmallVoice.clip(for: utterance(text))
      let place = try #require(places(of: samples(of: text), in: heard).first)
      return place - 48 + clip.beat - clip.onset
    }
    #expect(zip(beats, beats.dropFirst()).map { $1 - $0 } == [48_000, 48_000])
  }

  private static func utterance(_ text: String) -> Utterance {
    let isNumber = ["Three.", "Two.", "One."].contains(text)
    return Utterance(text: text, role: isNumber ? .count : .instruction, language: "en")
  }

  /// What is audible of words, but for a millisecond at its start and two at its end.
  private static func samples(of text: String) -> [Int16] {
    let clip = SmallVoice.clip(for: utterance(text))
    let mixer = Mixer([PlacedBuffer(start: 0, buffer: clip.audio, gain: 1)])
    var samples = [Int16](repeating: 0, count: clip.end - clip.onset - 144)
    mixer.render(from: clip.onset + 48, into: &samples)
    return samples
  }

  private static func places(of words: [Int16], in heard: [Int16]) -> [Int] {
    guard let first = words.first, words.count <= heard.count else { return [] }
    return (0...heard.count - words.count).filter { start in
      heard[start] == first && heard[start..<start + words.count].elementsEqual(words)
    }
  }
}

/// Somebody who steers a session as soon as there is something to steer.
private struct SteeringHand {
  private let player: Player
  private var todo: [Step]

  /// What is sent when an event comes.
  private struct Step {
    let command: PlayerCommand
    let isTime: (PlayerEvent) -> Bool
  }

  init(_ player: Player) {
    self.player = player
    let starts = SmallRoutine.spoken.timeline.slots.filter { $0.kind == .hold }.map(\.start)
    let words = { (text: String) in
      { (event: PlayerEvent) in
        if case .cue(let cue) = event { cue.text == text } else { false }
      }
    }
    let after = { (time: Milliseconds) in
      { (event: PlayerEvent) in
        if case .position(let position) = event { position >= starts[0] + time } else { false }
      }
    }
    let follows = { (wanted: PlayerEvent) in { (event: PlayerEvent) in event == wanted } }
    let isReplanned = { (event: PlayerEvent) in
      if case .replanned = event { true } else { false }
    }
    todo = [
      Step(command: .sayAgain, isTime: after(300)), Step(command: .slower, isTime: after(1000)),
      Step(command: .moreTime, isTime: isReplanned),
      Step(command: .enough, isTime: follows(.obeyed(.moreTime))),
      Step(command: .back, isTime: words("Now right.")),
      Step(command: .next, isTime: words("Left arm up.")),
      Step(
        command: .thatHurts,
        isTime: { event in
          if case .cue(let cue) = event { cue.kind == .start && cue.side == .right } else { false }
        }),
      Step(command: .easier, isTime: follows(.notice("heard"))),
      Step(command: .stop, isTime: words("Fold.")),
    ]
  }

  /// Steers until the session is over, and returns what was told.
  consuming func steer() async -> [PlayerEvent] {
    var events: [PlayerEvent] = []
    for await event in player.events {
      events.append(event)
      if event == .waiting(.pain) { tellWhenHeard() }
      guard let step = todo.first, step.isTime(event) else { continue }
      player.send(step.command)
      todo.removeFirst()
    }
    return events
  }

  /// The words that help have no event of their own.
  private func tellWhenHeard() {
    let frames = SteeredScore.frames(of: SteeredScore.easing)
    Task { [player] in
      try? await Task.sleep(for: .milliseconds(frames / 48 + 500))
      player.tell("heard")
    }
  }
}
