import Foundation
import LimberAudio
import LimberPulse
import LimberTesting
import Testing

/// Whether and how much is measured beside the tests.
enum Measuring {
  /// How many pauses and jumps are made.
  static let count = number("LIMBER_FIGURES")
  /// How many busy threads there are beside.
  static let load = number("LIMBER_BUSY")

  /// The servers that are measured: `LIMBER_SERVERS=pipeWire` is that one alone.
  static let servers: [PulseServer.Kind] = {
    let wanted = ProcessInfo.processInfo.environment["LIMBER_SERVERS"]
    return PulseServer.Kind.allCases.filter { wanted == nil || wanted == "\($0)" }
  }()

  /// Makes the machine as busy as is wanted, for as long as this program runs.
  static let isBusy: Void = {
    for _ in 0..<load { Thread.detachNewThread { while true {} } }
  }()

  private static func number(_ name: String) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? 0
  }
}

/// What playing is measured by, on a fake card that keeps every frame and its time.
///
/// `make bench-play` runs it, and `make soak-pause` a part of it; each figure is told beside its
/// goal (PLAYBACK.md 14). `LIMBER_BUSY=4` puts four busy threads beside all of it.
@Suite(.serialized, .timeLimit(.minutes(60)), .enabled(if: Measuring.count > 0))
struct PlayingFigures {
  init() { Measuring.isBusy }

  @Test(arguments: Measuring.servers)
  func `pauses`(on kind: PulseServer.Kind) async throws {
    let figures = try await PauseFigures.measured(Measuring.count, on: kind)
    let still = figures.broken.filter { $0 > 0 }
    let others = figures.broken.count - still.count
    let longest = still.max().map { String(format: ", for %.1f ms at most", $0) } ?? ""
    Self.tell(
      "\(Measuring.count) pauses, of those with a frame lost or repeated", kind, "\(others)", "0")
    Self.tell("of those where the machine stood still", kind, "\(still.count)\(longest)", "")
    let late = figures.faded.max().map { String(format: ", by %.1f ms at most", $0) } ?? ""
    Self.tell("of those whose fade began late", kind, "\(figures.faded.count)\(late)", "0")
    Self.tell("from a pause to silence", kind, figures.silence.text, "40 ms in 99 of 100")
    let goal: Double = kind == .pipeWire ? 30 : 5
    Self.tell("from going on to sound", kind, figures.sound.text, "\(goal) ms in 99 of 100")
    #expect(others == 0)
    #expect(figures.silence.holds(40))
    #expect(figures.sound.holds(goal))
  }

  @Test(arguments: Measuring.servers)
  func `steps in pauses`(on kind: PulseServer.Kind) async throws {
    let standstills = Standstills()
    defer { standstills.end() }
    let steps = try await PulseTests.PulseFadeTests.steps(inPauses: Measuring.count, on: kind)
    // Silence in the middle of a fade is put in by a server that came too late.
    let others = steps.filter { $0.size <= 104 || !standstills.happened(near: $0.moment) }
    let largest = Double(others.map(\.size).max() ?? 32_768)
    let still = steps.count - others.count
    Self.tell(
      "the largest step in \(others.count) pauses", kind,
      String(format: "%.1f dB", 20 * log10(largest / 32_768)), "-50 dB")
    Self.tell("pauses with a larger one where the machine stood still", kind, "\(still)", "")
    #expect(steps.count == Measuring.count)
    // As many dB below full scale.
    #expect(largest <= 104)
  }

  @Test(
    arguments: [
      (.pulseAudio, CrossFade.usualLength), (.pulseAudio, 0), (.pipeWire, CrossFade.usualLength),
    ] as [(PulseServer.Kind, Int)])
  func `jumps`(on kind: PulseServer.Kind, over fade: Int) async throws {
    let figures = try await JumpFigures.measured(Measuring.count, on: kind, over: fade)
    let goal: Double = kind == .pipeWire ? 75 : fade > 0 ? 40 : 10
    Self.tell(figures, fade > 0 ? "with a fade of 25 ms" : "bare", kind, within: goal)
  }

  @Test func `jumps on a card that wakes the server`() async throws {
    let figures = try await JumpFigures.measured(
      Measuring.count, on: .pulseAudio, .untimed, over: CrossFade.usualLength)
    Self.tell(figures, "on a card without a timer", .pulseAudio, within: 40)
  }

  @Test func `jumps where nobody knows what is given back`() async throws {
    let figures = try await JumpFigures.measuredBehindFilter(
      Measuring.count, over: CrossFade.usualLength)
    // It holds 100 ms, and 75 more are allowed.
    Self.tell(figures, "behind a filter", .pulseAudio, within: 175)
  }

  private static func tell(
    _ figures: JumpFigures, _ words: String, _ kind: PulseServer.Kind, within goal: Double
  ) {
    tell("\(Measuring.count) jumps \(words), targets clipped", kind, "\(figures.clipped)", "0")
    if figures.clippedInStandstill > 0 {
      tell(
        "targets clipped where the machine stood still", kind, "\(figures.clippedInStandstill)", "")
    }
    tell("frames after a jump that are not the target's", kind, "\(figures.stale)", "0")
    if figures.silent > 0 {
      tell(
        "frames of silence between jumps, and how long the machine stood still, ms", kind,
        "\(figures.silent), \(String(format: "%.1f", figures.standstill))", "0")
    }
    tell(
      "from the call to the first frame of the target, \(words)", kind, figures.delay.text,
      "\(goal) ms in 99 of 100")
    #expect(figures.clipped == 0)
    #expect(figures.stale == 0)
    #expect(figures.silent == 0 || figures.standstill > 0)
    #expect(figures.delay.holds(goal))
  }

  @Test(
    arguments: [(.pulseAudio, 0), (.pulseAudio, 200), (.pulseAudio, -200), (.pipeWire, 0)]
      as [(PulseServer.Kind, Int)])
  func `the position`(on kind: PulseServer.Kind, drifting drift: Int) async throws {
    let figures = try await PositionFigures.measured(on: kind, drifting: drift)
    let way = drift > 0 ? "fast" : "slow"
    let words = drift == 0 ? "" : ", card \(abs(drift)) millionths too \(way)"
    let goal = kind == .pipeWire ? 30 : drift == 0 ? 0.5 : 1
    Self.tell(
      "error of the position\(words), \(figures.count) of \(PositionFigures.calls) calls", kind,
      figures.errors.text, "\(goal) ms in 99 of 100")
    #expect(figures.count >= PositionFigures.calls / 4)
    #expect(figures.errors.holds(goal))
  }

  @Test(arguments: Measuring.servers, Fault.allCases)
  func `faults`(on kind: PulseServer.Kind, of fault: Fault) async throws {
    let count = max(1, Measuring.count / 100)
    let figures = try await FaultFigures.measured(fault, count, on: kind)
    Self.tell("\(fault.rawValue), \(count) times: broken", kind, "\(figures.broken)", "0")
    let (lost, twice) = (figures.losses.max() ?? 0, -(figures.losses.min() ?? 0))
    Self.tell(
      "never heard; heard twice", kind,
      String(format: "%.1f; %.1f ms", max(0, lost), max(0, twice)),
      "\(fault.loss(on: kind)); \(fault.tolerance(on: kind)) ms")
    Self.tell("from when sound is possible to sound", kind, Spread(figures.silences).text, "150 ms")
    #expect(figures.broken == 0)
    #expect(lost <= fault.loss(on: kind) && twice <= Double(fault.tolerance(on: kind)))
    #expect(fault == .asleep || figures.silences.allSatisfy { $0 <= 150 })
  }

  @Test(arguments: Measuring.servers)
  func `moves`(on kind: PulseServer.Kind) async throws {
    let count = max(1, Measuring.count / 100)
    let figures = try await MoveFigures.measured(count, on: kind)
    Self.tell(
      "a stream moved to another device, \(count) times: broken", kind, "\(figures.broken)", "0")
    // PipeWire drops up to two blocks that the former device holds.
    let loss: Double = kind == .pipeWire ? 22 : 1
    let (lost, twice) = (figures.losses.max() ?? 0, -(figures.losses.min() ?? 0))
    Self.tell(
      "never heard; heard twice", kind,
      String(format: "%.1f; %.1f ms", max(0, lost), max(0, twice)), "1; 1 ms")
    Self.tell("silence between the two devices", kind, Spread(figures.silences).text, "")
    #expect(figures.broken == 0)
    #expect(lost <= loss && twice <= 1)
  }

  @Test(arguments: Measuring.servers)
  func `urgent programs`(on kind: PulseServer.Kind) async throws {
    let gaps = try await UrgentPrograms.gaps(on: kind)
    let reserve = UrgentPrograms.reserve
    Self.tell(
      "two programs of real-time priority for 4 s, \(reserve) ms of a second kept: gaps", kind,
      "\(gaps.count), \(String(format: "%.1f", gaps.max() ?? 0)) ms at most", "1 of 5 ms")
    // What Linux keeps for others no server gets around, and PipeWire plays whole blocks only.
    let longest = max(reserve, kind == .pipeWire ? 22 : 5)
    #expect(gaps.allSatisfy { $0 <= longest })
    #expect(gaps.count <= 1 || reserve > 0 || kind == .pipeWire)
  }

  @Test(
    arguments: Measuring.servers, [0, 4])
  func `onsets`(on kind: PulseServer.Kind, beside load: Int) async throws {
    let (wrong, total) = try await OnsetOnCard(kind, seconds: 60, load: load).differences()
    let words = load > 0 ? ", four busy threads" : ""
    Self.tell(
      "samples that are not where they belong, of \(total)\(words)", kind, "\(wrong)", "0")
    #expect(wrong == 0)
  }

  /// Writes a row of the table, with how busy the machine is.
  private static func tell(
    _ what: String, _ kind: PulseServer.Kind, _ result: String, _ goal: String
  ) {
    let load =
      (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?
      .split(separator: " ").first ?? "?"
    let server = kind == .pipeWire ? "PipeWire" : "PulseAudio"
    Figures.tell("| \(what) | \(server) | \(result) | \(goal) | \(load) |")
  }
}

/// Many lengths of time, in milliseconds.
struct Spread {
  private let values: [Double]

  init(_ values: [Double]) {
    self.values = values.sorted()
  }

  /// The value below which that part of a hundred is.
  func part(_ percent: Int) -> Double? {
    values.isEmpty ? nil : values[min(values.count - 1, values.count * percent / 100)]
  }

  /// Whether 99 of 100 are at most so long, to a tenth of a millisecond.
  func holds(_ goal: Double) -> Bool {
    part(99).map { ($0 * 10).rounded() <= goal * 10 } ?? false
  }

  /// The middle one, that of 99 of 100, and the largest.
  var text: String {
    let parts = [part(50), part(99), values.last].map { value in
      value.map { String(format: "%.1f", $0) } ?? "-"
    }
    return "\(parts[0]) ms, p99 \(parts[1]), at most \(parts[2])"
  }
}
