import LimberAudio
import LimberPlayer
import LimberSpeech
import LimberTesting
import LimberTimeline

/// A session that is steered at random while its plan grows, on sinks that may stall and break.
struct GrowingSession {
  /// The plans, each settled further than the one before; the last is final.
  static let scores: [Score] = {
    var clips = ClipTable()
    var scores: [Score] = []
    while true {
      let draft = SmallRoutine.standard.layOut(clips)
      let score = Score(draft, clips: clips, unspoken: [:])
      if score.isFinal || score.settled > scores.last?.settled ?? .zero { scores.append(score) }
      guard let word = draft.missing.first else { return scores }
      clips.clips[word] = SmallVoice.clip(for: word)
    }
  }()

  /// Everything but stopping, which would make for short sessions.
  private static let commands = PlayerCommand.plain

  private var generator: SeededGenerator
  /// One sink, or one that will be lost and its successor.
  let sinks: [TappedSink]
  private let leadIn: Milliseconds

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    leadIn = Bool.random(using: &generator) ? 600 : .zero
    let margin = [0, 480, 4800].randomElement(using: &generator) ?? 0
    let faults = Self.faults(&generator)
    let first = TappedSink(margin: margin, faults: faults)
    sinks = faults.loss == nil ? [first] : [first, TappedSink(margin: margin, faults: .none)]
  }

  private static func faults(_ generator: inout SeededGenerator) -> NullSink.Faults {
    let stall = NullSink.Faults.Stall(
      frame: .random(in: 0...1_000_000, using: &generator),
      length: .random(in: 1...100_000, using: &generator))
    let loss = Int.random(in: 0...2_000_000, using: &generator)
    return NullSink.Faults(
      refusal: nil, loss: Bool.random(using: &generator) ? loss : nil,
      stall: Bool.random(using: &generator) ? stall : nil)
  }

  /// Plays to the end, and returns what was told.
  mutating func play() async throws -> [PlayerEvent] {
    let (plan, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    let performance = Performance(of: plan, on: sinks, leadIn: leadIn)
    var left = Self.scores[...]
    for _ in 0..<60 {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: if let score = left.popFirst() { give.yield(score) }
      case 1: await performance.pass(frames: .random(in: 0...300_000, using: &generator))
      case 2: await performance.pass(frames: .random(in: 0...2000, using: &generator))
      default: await performance.send(Self.commands.randomElement(using: &generator) ?? .next)
      }
    }
    left.forEach { give.yield($0) }
    give.finish()
    for _ in 0..<60 where !performance.isOver {
      performance.player.send(.resume)
      await performance.playOn(atMost: 100)
    }
    return try await performance.end()
  }
}
