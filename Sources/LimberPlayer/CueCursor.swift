internal import LimberTimeline

/// Which cues have been heard in this pass over the timeline.
///
/// Every cue is met once as the position goes by; a jump sets the cursor anew.
struct CueCursor: Hashable, Sendable {
  /// The first cue that is not heard yet, as an index into the timeline's cues.
  private var next = 0

  /// The cues that began within the timeline frames before `frame`, and were not met yet.
  mutating func cues(before frame: Int, in score: Score) -> ArraySlice<Cue> {
    let cues = score.timeline.cues
    let first = min(next, cues.count)
    next = first
    while next < cues.count, Score.frame(of: cues[next].start) < frame, score.places(cues[next]) {
      next += 1
    }
    return cues[first..<next]
  }

  /// The next cue is the first one at or after `position`.
  mutating func jump(to position: Milliseconds, in score: Score) {
    let cues = score.timeline.cues
    next = cues.firstIndex { $0.start >= position } ?? cues.count
  }
}
