import LimberAudio
import LimberPlayer
import LimberTimeline
import Testing

/// A session that is softer while somebody speaks.
@Suite(.timeLimit(.minutes(1)))
struct DipTests {
  private static let score = SteeredScore.whole
  private static let frames = 30 * 48_000

  /// What is heard of a session in which `body` happens at the first of its words.
  private static func heard(
    _ body: (Performance) async throws -> Void
  ) async throws -> (at: Int, heard: [Int16], plain: [Int16]) {
    let sink = NullSink.manual(margin: 0)
    let performance = try await Performance.started(
      score, on: [sink], leadIn: .zero, steering: SteeredScore.spokenSteering())
    let plain = score.samples(0..<frames)
    let at = (plain.firstIndex { $0 != 0 } ?? 0) + 480
    await performance.pass(frames: at)
    try await body(performance)
    performance.player.send(.stop)
    _ = try await performance.end()
    return (at, await sink.heard, plain)
  }

  /// The loudest sample.
  private static func peak(_ samples: ArraySlice<Int16>) -> Double {
    Double(samples.map { abs(Int($0)) }.max() ?? 0)
  }

  @Test func `it falls by 12 dB, and comes back a second after the voice has ended`() async throws {
    let speech = 48_000
    let (at, heard, plain) = try await Self.heard { performance in
      performance.player.soften(true)
      await performance.settle()
      await performance.pass(frames: speech)
      performance.player.soften(false)
      await performance.settle()
      await performance.pass(frames: 10 * 48_000)
    }
    #expect(firstDifference(Array(heard[..<at]), Array(plain[..<at])) == nil)
    let down = at + 4800..<at + speech + 24_000
    let ratio = Self.peak(heard[down]) / Self.peak(plain[down])
    #expect((0.23..<0.27).contains(ratio))
    let back = at + speech + 1600 * 48
    #expect(firstDifference(Array(heard[back...]), Array(plain[back..<heard.count])) == nil)
    #expect(zip(heard, plain).allSatisfy { abs(Int($0)) <= abs(Int($1)) })
  }

  @Test func `what answers a command is heard in full`() async throws {
    let (at, heard, _) = try await Self.heard { performance in
      performance.player.soften(true)
      await performance.settle()
      await performance.pass(frames: 24_000)
      await performance.send(.pause, by: .voice)
      await performance.pass(frames: 48_000)
    }
    let nod = SteeredScore.samples(of: .nod)
    let answer = at + 24_000
    #expect(Array(heard[answer..<answer + nod.count]) == nod)
  }

  @Test func `it comes back by itself where nobody tells when the voice has ended`() async throws {
    let (at, heard, plain) = try await Self.heard { performance in
      performance.player.soften(true)
      await performance.settle()
      await performance.pass(frames: 15 * 48_000)
    }
    let back = at + 9 * 48_000
    #expect(firstDifference(Array(heard[back...]), Array(plain[back..<heard.count])) == nil)
  }

  @Test func `a session without ears is never softer`() async throws {
    let sink = NullSink.manual(margin: 0)
    let performance = try await Performance.started(
      Self.score, on: [sink], leadIn: .zero, steering: SteeredScore.steering())
    performance.player.soften(true)
    await performance.settle()
    await performance.pass(frames: 10 * 48_000)
    await performance.send(.stop)
    _ = try await performance.end()
    let heard = await sink.heard
    #expect(firstDifference(heard, Self.score.samples(0..<heard.count)) == nil)
  }
}
