import LimberAudio
import LimberPlayer
import LimberSpeech
import LimberTimeline
import Testing

/// Background sound in a session.
///
/// The music here never changes, so that what is heard of it is its gain alone.
@Suite(.timeLimit(.minutes(2)))
struct MusicTests {
  /// Its level where nothing makes it step back: 12 dB below that of its samples.
  private static let level = 8038

  private static func rehearsal(hasMusic: Bool) throws -> Rehearsal {
    let samples = [Int16](repeating: 32_000, count: 480_000)
    let music = try #require(MusicLoop(samples, gain: 1))
    return Rehearsal(
      layOut: { SmallRoutine.standard.layOut($0) },
      speak: { utterance throws(SpeechError) in SmallVoice.clip(for: utterance) },
      music: hasMusic ? music : nil)
  }

  private static func score(hasMusic: Bool) async throws -> Score {
    try await rehearsal(hasMusic: hasMusic).finalScore()
  }

  /// What the music adds, frame by frame.
  private static func difference(_ with: [Int16], _ without: [Int16]) -> [Int] {
    with.indices.map { Int(with[$0]) - (without.indices.contains($0) ? Int(without[$0]) : 0) }
  }

  private static func largestStep(_ samples: [Int]) -> Int {
    zip(samples, samples.dropFirst()).map { abs($1 - $0) }.max() ?? 0
  }

  @Test func `music is low while words sound, and never steps`() async throws {
    let score = try await Self.score(hasMusic: true)
    let bare = try await Self.score(hasMusic: false)
    let end = score.feed.readyFrames
    let music = Self.difference(
      score.samples(0..<end), bare.samples(0..<bare.feed.readyFrames))
    #expect(Self.largestStep(music) <= 6)
    for cue in score.timeline.cues where cue.text != nil {
      let sounding = cue.audibleStart.count * 48..<cue.audibleEnd.count * 48
      // Where it swells in the very beginning, it is even lower.
      let loudest = music[sounding].max() ?? .max
      #expect(Double(loudest) <= Double(Self.level) * 0.252 + 2, "\(cue.text ?? "")")
    }
    #expect((music.max() ?? 0) > Self.level * 9 / 10, "it comes back between them")
    #expect(music.suffix(48) == ArraySlice([Int](repeating: 0, count: 48)), "it fades in the end")
  }

  @Test func `growing never changes what could be rendered before`() async throws {
    let whole = try await Self.score(hasMusic: true)
    var count = 0
    for try await score in try Self.rehearsal(hasMusic: true).scores() {
      let reach = min(score.feed.readyFrames, whole.feed.readyFrames)
      guard reach > 0 else { continue }
      #expect(firstDifference(score.samples(0..<reach), whole.samples(0..<reach)) == nil)
      count += 1
    }
    #expect(count >= 3)
  }

  @Test func `a feed with music renders the same in any pieces`() async throws {
    let score = try await Self.score(hasMusic: true)
    let all = score.samples(0..<score.feed.readyFrames)
    var pieces: [Int16] = []
    var size = 1
    while pieces.count < all.count {
      let end = min(all.count, pieces.count + size)
      pieces += score.samples(pieces.count..<end)
      size = size * 7 % 99_991
    }
    #expect(firstDifference(pieces, all) == nil)
  }

  @Test func `music goes on through jumps and pauses without a step, and fades in the end`()
    async throws
  {
    let with = try await Self.heard(by: Self.score(hasMusic: true))
    let without = try await Self.heard(by: Self.score(hasMusic: false))
    let music = Self.difference(with, without)
    #expect(Self.largestStep(music) <= 10)
    #expect((music.max() ?? 0) > Self.level * 9 / 10)
    #expect((music.last ?? .max) < 20)
    #expect(with.count >= without.count + 48_000 * 5 / 2)
  }

  /// What is heard of a session that is skipped through.
  private static func heard(by score: Score) async throws -> [Int16] {
    let sink = NullSink.manual(margin: 480)
    let performance = try await Performance.started(score, on: [sink], leadIn: 600)
    for (seconds, command) in [
      (7, PlayerCommand.next), (5, .back), (1, .pause), (1, .resume), (6, .next), (2, .next),
      (1, .next), (9, .next), (4, .next),
    ] {
      await performance.pass(frames: 48_000 * seconds)
      await performance.send(command)
    }
    await performance.playOn()
    _ = try await performance.end()
    return await sink.heard
  }
}
