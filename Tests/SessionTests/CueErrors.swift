import LimberTesting
import LimberTimeline

/// How far each cue of a session was heard from where its timeline has it.
struct CueErrors {
  /// What stands still for less is no reason for a block of silence, in milliseconds.
  ///
  /// PipeWire has 10.7 for a block of 512 frames, and PulseAudio 20.
  private static let shortest = 5.0
  /// By how much it is not known when a cue sounded, in nanoseconds: a second, for the server's start.
  private static let doubt = 1_000_000_000

  /// In frames, a cue each, but for one constant offset: when the recorder began, and how cues swell.
  let frames: [Int]
  /// About when each sounded, on the clock of a fake card.
  private let moments: [Int]

  /// Takes what was found, and when the session was begun, on the clock of a fake card.
  init(_ found: [Int], of timeline: Timeline, begun start: Int) {
    let moments = timeline.cues.map { start + $0.start.count * 1_000_000 }
    self.init(found, at: moments)
  }

  private init(_ found: [Int], at moments: [Int]) {
    let offset = found.sorted()[found.count / 2]
    frames = found.map { $0 - offset }
    self.moments = moments
  }

  var largest: Int { frames.map(abs).max() ?? 0 }
  var drift: Int { (frames.last ?? 0) - (frames.first ?? 0) }

  /// The same without what came late since the whole machine stood still.
  func without(_ machine: Standstills) -> CueErrors {
    var excused = 0
    let others = frames.indices.map { index in
      if index > 0, standstill(before: index, machine) >= Self.shortest {
        excused += frames[index] - frames[index - 1]
      }
      return frames[index] - excused
    }
    return CueErrors(others, at: moments)
  }

  /// Where it got later or earlier from a cue to the next one, a line each, and how long the machine
  /// stood still meanwhile; then how often it did at all.
  func steps(beside machine: Standstills) -> String {
    let standstills = frames.indices.dropFirst().map { standstill(before: $0, machine) }
    let steps = zip(frames.indices.dropFirst(), standstills).compactMap { index, standstill in
      let step = frames[index] - frames[index - 1]
      return step == 0
        ? nil : "cue \(index): \(step) frames; the machine stood still for \(standstill) ms\n"
    }
    let often = standstills.count { $0 >= Self.shortest }
    return steps.joined()
      + "it stood still between \(often) of \(standstills.count) pairs of cues\n"
  }

  /// The longest between a cue and the one before it, in milliseconds.
  private func standstill(before index: Int, _ machine: Standstills) -> Double {
    machine.longest(from: moments[index - 1] - Self.doubt, to: moments[index] + Self.doubt)
  }
}
