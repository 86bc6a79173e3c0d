import LimberTesting
import LimberTimeline

/// How far each cue of a session was heard from where its timeline has it.
struct CueErrors {
  /// What stands still for less is no reason for a block of silence, in milliseconds.
  ///
  /// PipeWire has 10.7 for a block of 512 frames, and PulseAudio 20.
  private static let shortest = 5.0
  /// What a server puts in at least, in frames: a block of PipeWire's.
  private static let block = 512
  /// By how much it is not known when a cue sounded, in nanoseconds: a second, for the server's start.
  private static let doubt = 1_000_000_000

  /// In frames, a cue each, but for one constant offset: when the recorder began, and how cues swell.
  let frames: [Int]
  /// For how many milliseconds the machine stood still between a cue and the one before it, at most at
  /// once; a cue each.
  private let standstills: [Double]

  /// Takes what was found, and for how long the machine stood still before each cue.
  init(_ found: [Int], standstills: [Double]) {
    let offset = found.sorted()[found.count / 2]
    frames = found.map { $0 - offset }
    self.standstills = standstills
  }

  /// Takes what was found, and when the session was begun, on the clock of a fake card.
  init(_ found: [Int], of timeline: Timeline, begun start: Int, on machine: Standstills) {
    let moments = timeline.cues.map { start + $0.start.count * 1_000_000 }
    let standstills = moments.indices.map { index in
      machine.longest(
        from: moments[max(0, index - 1)] - Self.doubt, to: moments[index] + Self.doubt)
    }
    self.init(found, standstills: standstills)
  }

  var largest: Int { frames.map(abs).max() ?? 0 }
  var drift: Int { (frames.last ?? 0) - (frames.first ?? 0) }

  /// The same without what came late since the whole machine stood still: as long as it did, and a block.
  var withoutStandstills: CueErrors {
    var excused = 0
    let others = frames.indices.map { index in
      let step = index > 0 ? frames[index] - frames[index - 1] : 0
      let allowed = Int(standstills[index] * 48) + Self.block
      if standstills[index] >= Self.shortest, (0...allowed).contains(step) { excused += step }
      return frames[index] - excused
    }
    return CueErrors(others, standstills: standstills)
  }

  /// Where it got later or earlier from a cue to the next one, a line each, and how long the machine
  /// stood still meanwhile; then how often it did at all.
  var steps: String {
    let steps = frames.indices.dropFirst().compactMap { index in
      let step = frames[index] - frames[index - 1]
      return step == 0
        ? nil
        : "cue \(index): \(step) frames; the machine stood still for \(standstills[index]) ms\n"
    }
    let often = standstills.dropFirst().count { $0 >= Self.shortest }
    return steps.joined() + "it stood still between \(often) of \(frames.count - 1) pairs of cues\n"
  }
}
