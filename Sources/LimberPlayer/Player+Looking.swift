internal import LimberAudio
internal import LimberTimeline

/// What the player has heard.
extension Player {
  /// Tells what was heard since the last look, and notices the end.
  ///
  /// `position` is what the sink has just told, if it has; else it is asked.
  func look(at position: Int? = nil) async throws {
    guard let score, machine.state != .ready else { return }
    if machine.state == .asking { await endQuestion() }
    await hear(upTo: position)
    let place = Score.time(of: heard)
    let action = machine.hear(upTo: place)
    // What comes behind a gate comes when it is over.
    if action == .endWait { try await act(action) }
    for cue in cursor.cues(before: heard, in: score) {
      cautions.begin(cue)
      announce.yield(.cue(cue))
    }
    cautions.hear(upTo: place, seen)
    let shown = min(max(.zero, place), score.timeline.duration)
    if shown != told { announce.yield(.position(shown)) }
    told = shown
    tellExtraTime()
    tellAside()
    if action != .endWait { try await act(action) }
    try await holdAgain()
    try await adoptPlan()
  }

  /// Learns what has been heard; right after a jump, the place that was jumped to; negative in the
  /// lead-in.
  private func hear(upTo position: Int?) async {
    if let position {
      seen = position
    } else {
      seen = await sink.position()
    }
    heard = max(heard, map.timelineFrame(at: max(map.lastChange, seen)))
  }

  /// Tells how much of the time is left that was asked for.
  func tellExtraTime() {
    let parts = kept.isEmpty ? map.extraTime(after: seen) : kept
    let left = Score.time(of: parts.reduce(0) { $0 + ($1.frames ?? 0) })
    let isPassing = kept.isEmpty && map.isExtra(at: seen)
    guard left != toldExtra.left || isPassing != toldExtra.isPassing else { return }
    toldExtra = (left, isPassing)
    announce.yield(.extraTime(left, isPassing: isPassing))
  }

  /// Tells which words are being said that are no part of the session, to whoever listens, and to
  /// what else sounds; none where the sink is held.
  private func tellAside() {
    let words = isStill ? nil : map.wordsAside(at: seen)
    let next = isStill || words != nil ? nil : map.nextWordsAside(after: seen)
    let comes = next.map { $0 <= seen + Self.ahead } ?? false
    if comes, !expectsAside { announce.yield(.sayingSoon) }
    if words != toldAside || expectsAside && !comes { announce.yield(.saying(words)) }
    (toldAside, expectsAside) = (words, comes)
  }

  /// How long before such words they are told to come.
  private static let ahead = Score.frame(of: Ducking.ahead)
}

/// When the player looks by itself.
extension Player {
  /// The longest time between two looks.
  private static let longest = AudioFormat.sampleRate
  /// The shortest: 40 ms.
  private static let shortest = 40 * AudioFormat.framesPerMillisecond
  /// How often it looks while it waits for something that has no time.
  private static let usual = 100 * AudioFormat.framesPerMillisecond

  /// The stream frame on which something can have changed.
  ///
  /// The session never goes faster than the stream, so this may be too early, but not too late.
  func nextLook(of score: Score, _ attention: Attention) -> Int {
    // A plan that is awaited, and an answer, have no place on the timeline.
    guard next == nil, machine.state != .asking else { return seen + Self.usual }
    let now = max(.zero, Score.time(of: heard))
    let places = [
      score.turn(from: heard), attention.next(now, score.timeline),
      Score.time(of: steered) + Ducking.linger,
    ]
    // A cue has begun when the first frame of it has been heard.
    let frames = places.compactMap { place in
      place.map { Score.frame(of: $0) + AudioFormat.framesPerMillisecond - heard }
    }
    let soonest = frames.filter { $0 > 0 }.min() ?? Self.longest
    let look = seen + min(Self.longest, max(Self.shortest, soonest))
    let changes = [
      map.nextSession, map.nextWordsAside(after: seen),
      map.nextWordsAside(after: seen + Self.ahead).map { $0 - Self.ahead },
    ]
    let change = changes.compactMap(\.self).filter { $0 > seen }.min()
    return change.map { min(look, max(seen + Self.shortest, $0)) } ?? look
  }
}
