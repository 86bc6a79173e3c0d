import LimberControl
import LimberPlayer
import Synchronization
import Testing

/// Choosing while words are being made.
@Suite(.timeLimit(.minutes(1)))
struct SpokenChoosingTests {
  /// Somebody who says what a test lets them say, and remembers it.
  private final class Host: ChoiceHost {
    enum Act: Hashable {
      case shown(RoutineChoice.Action, ListeningState?)
      case said(RoutineChoice.Action, answering: Bool)
      case cancelled(RoutineChoice.Action)
      case answered(Player.Answer)
    }

    /// Whether no word is ever made.
    let isSlow: Bool
    private let kept = Mutex<[Act]>([])

    init(isSlow: Bool) { self.isSlow = isSlow }

    var acts: [Act] { kept.withLock { $0 } }

    func keep(_ act: Act) { kept.withLock { $0.append(act) } }

    func show(_ action: RoutineChoice.Action, listeningFor state: ListeningState?) {
      keep(.shown(action, state))
    }

    func say(_ action: RoutineChoice.Action, answering: Bool) async {
      keep(.said(action, answering: answering))
      guard isSlow else { return }
      while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
      keep(.cancelled(action))
    }

    func answer(_ answer: Player.Answer) { keep(.answered(answer)) }

    func wait(for act: Act) async throws {
      let deadline = ContinuousClock.now + .seconds(20)
      while !acts.contains(act) {
        guard ContinuousClock.now < deadline else { throw CancellationError() }
        try await Task.sleep(for: .milliseconds(1))
      }
    }
  }

  private static let offer = RoutineChoice.Action.offer(0..<5, hasMore: true)

  @Test func `while words are made, what is said and pressed is answered at once`() async throws {
    let host = Host(isSlow: true)
    let choosing = SpokenChoosing(among: 7, patience: .seconds(3600))
    async let outcome = choosing.run(host)
    try await host.wait(for: .said(Self.offer, answering: false))
    choosing.take(.pressed(.pace(.brisk)))
    choosing.take(.heard(.number(2)))
    choosing.take(.pressed(.pace(.gentle)))
    #expect(await outcome == .chosen(routine: 1, pace: .gentle))
    try await host.wait(for: .cancelled(Self.offer))
    #expect(host.acts.contains(.answered(.refusal)))
    #expect(host.acts.contains(.shown(.askPace(routine: 1), .choosingPace)))
  }

  @Test func `Ctrl-C ends it while words are made`() async throws {
    let host = Host(isSlow: true)
    let choosing = SpokenChoosing(among: 7, patience: .seconds(3600))
    async let outcome = choosing.run(host)
    try await host.wait(for: .said(Self.offer, answering: false))
    choosing.take(.interrupt)
    #expect(await outcome == .interrupted)
    try await host.wait(for: .cancelled(Self.offer))
  }

  @Test func `what is answered by voice begins with a tone, and by key without one`() async throws {
    let host = Host(isSlow: true)
    let choosing = SpokenChoosing(among: 7, patience: .seconds(3600))
    async let outcome = choosing.run(host)
    let more = RoutineChoice.Action.offer(5..<7, hasMore: true)
    choosing.take(.heard(.more))
    try await host.wait(for: .said(more, answering: true))
    choosing.take(.pressed(.player(.back)))
    try await host.wait(for: .said(Self.offer, answering: false))
    choosing.take(.heard(.player(.stop)))
    #expect(await outcome == .left)
  }

  @Test func `who does not answer hears it twice more, then that it rests`() async throws {
    let host = Host(isSlow: false)
    let choosing = SpokenChoosing(among: 7, patience: .milliseconds(1))
    async let outcome = choosing.run(host)
    try await host.wait(for: .said(.rest, answering: false))
    choosing.take(.interrupt)
    #expect(await outcome == .interrupted)
    let said = host.acts.filter { if case .said = $0 { true } else { false } }
    #expect(
      said == [Self.offer, Self.offer, Self.offer, .rest].map { .said($0, answering: false) })
  }

  @Test func `who was away is asked again, and what was said before does not count as unanswered`()
    async throws
  {
    let host = Host(isSlow: true)
    let choosing = SpokenChoosing(among: 7, patience: .seconds(3600))
    async let outcome = choosing.run(host)
    try await host.wait(for: .said(Self.offer, answering: false))
    choosing.take(.back)
    choosing.take(.nothing(after: 0))
    choosing.take(.interrupt)
    #expect(await outcome == .interrupted)
    #expect(host.acts.count { $0 == .shown(Self.offer, .choosing(count: 5)) } == 2)
  }
}
