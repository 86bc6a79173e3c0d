internal import LimberTimeline

/// What a timeline that somebody wrote may hold at most.
enum TimelineLimits {
  /// The longest session, in milliseconds: a day.
  static let longest = 24 * 3_600_000
  /// The longest that words or a part of a breath may take, in milliseconds: ten minutes.
  static let longestPart = 600_000
  static let mostSections = 10_000
  static let mostSlots = 100_000
  static let mostCues = 100_000
  static let mostReasons = 1000
}

extension Timeline {
  /// Throws unless slots follow each other from zero, cues come in order and lie in their slots'
  /// timeline, and every place that is named is there.
  func expectPlayable() throws(UnreadableTimeline) {
    var now = Milliseconds.zero
    for (number, slot) in zip(1..., slots) {
      guard slot.start == now, slot.end >= now else {
        throw UnreadableTimeline("slot \(number) does not begin where the one before ends")
      }
      guard sections.indices.contains(slot.section) else {
        throw UnreadableTimeline("slot \(number) belongs to a section that is not there")
      }
      now = slot.end
    }
    guard !slots.isEmpty else { throw UnreadableTimeline("there is nothing to play in it") }
    var end = Milliseconds.zero
    for (number, section) in zip(1..., sections) {
      guard section.start <= section.end, section.end <= duration else {
        throw UnreadableTimeline("section \(number) does not lie in the session")
      }
      // One in which nothing happens has no place.
      guard section.start >= end || section.start == section.end else {
        throw UnreadableTimeline("section \(number) begins before the one before it ends")
      }
      end = max(end, section.end)
    }
    try expectCuesInOrder()
  }

  private func expectCuesInOrder() throws(UnreadableTimeline) {
    var last = Milliseconds.zero
    // Until when words are heard.
    var said = Milliseconds.zero
    for (number, cue) in zip(1..., cues) {
      guard slots.indices.contains(cue.anchor.slot) else {
        throw UnreadableTimeline("cue \(number) belongs to a slot that is not there")
      }
      guard cue.start >= last else {
        throw UnreadableTimeline("cue \(number) comes before the one before it")
      }
      guard cue.start <= duration, cue.audibleStart >= .zero else {
        throw UnreadableTimeline("cue \(number) does not lie in the session")
      }
      last = cue.start
      guard cue.text != nil else { continue }
      guard cue.audibleStart >= said else {
        throw UnreadableTimeline("cue \(number) is said before the words before it have ended")
      }
      said = cue.audibleEnd
    }
  }
}
