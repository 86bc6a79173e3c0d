import LimberPlayer
import LimberTesting
import LimberTimeline

/// What was heard of a score on sinks with faults, followed from fault to fault.
///
/// Every frame has one place where it belongs: behind the one before, but for what a fault has cut.
struct HeardScore {
  /// How many frames ahead a sink with faults cannot change.
  private static let margin = 480

  private let score: Score
  private let heard: [Int16]
  /// What went wrong, and before which frame of what was heard.
  private let faults: [FaultySink.Fault]
  private let all: [Int16]
  /// The next frame that was heard, and the frame of the score that belongs there.
  private var (next, place) = (0, 0)
  /// How many cues were heard again, from their start.
  private(set) var repeats = 0

  init(of score: Score, _ heard: [Int16], with faults: [FaultySink.Fault]) {
    self.score = score
    self.heard = heard
    self.faults = faults.filter { $0.frame < heard.count }
    all = score.samples(0..<score.timeline.duration.count * 48)
  }

  /// Expects every frame of the score, and nothing of it twice but a cue that a fault has cut; throws
  /// what is not so.
  mutating func expectEverything() throws {
    for fault in faults {
      try goOn(to: fault.frame)
      if let target = target(after: fault) { try jump(to: target.count * 48) }
    }
    try goOn(to: next + all.count - place)
  }

  /// Hears the very next frames, up to one.
  private mutating func goOn(to end: Int) throws {
    let same = zip(heard[next..<min(end, heard.count)], all[place...]).prefix { $0 == $1 }.count
    guard same == end - next else {
      throw SinkViolation("\(Milliseconds((place + same) / 48)) is not heard in its place")
    }
    (next, place) = (end, place + same)
  }

  /// Hears a place again, behind the few frames that a sink cannot replace any more.
  private mutating func jump(to target: Int) throws {
    let piece = all[target..<target + 200]
    let nearest = next..<min(next + Self.margin + 1, heard.count)
    guard let start = nearest.first(where: { heard[$0...].starts(with: piece) }) else {
      throw SinkViolation("\(Milliseconds(target / 48)) is not heard again")
    }
    try goOn(to: start)
    place = target
    repeats += 1
  }

  /// Where the session goes back to after a fault; nil if it goes on where it was.
  private func target(after fault: FaultySink.Fault) -> Milliseconds? {
    let now = Milliseconds(place / 48)
    let cut = score.timeline.cues.filter { $0.audibleStart < now && now < $0.audibleEnd }
    let words = cut.first { $0.text != nil }?.audibleStart
    return switch fault.kind {
    case .stall, .move: nil
    case .outage(let frames): words ?? (frames >= 2 * 48_000 ? cut.first?.audibleStart : nil)
    case .loss: words
    }
  }
}
