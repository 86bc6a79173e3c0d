internal import LimberDiagnostics
internal import LimberLog
internal import LimberPlayer
internal import LimberScript
internal import LimberSpeech
internal import LimberTimeline

/// Where a session goes on that was cut off.
struct Resumption {
  /// The whole session as it is planned now.
  let score: Score
  /// Where it goes on.
  let position: Milliseconds
  /// The same in words of the script.
  let place: SessionPlace
  /// What is found, for a person.
  let words: String

  /// Has all words spoken, and finds the place where `earlier` was cut off.
  static func find(
    _ earlier: LoggedSession, in routine: Routine, _ voiced: VoicedRoutine
  ) async throws -> Resumption {
    let score: Score
    do {
      score = try await voiced.rehearsal.finalScore()
    } catch let error as SpeechError {
      await voiced.stop()
      throw Failure(error)
    }
    do {
      return try Resumption(earlier, routine, score)
    } catch {
      await voiced.stop()
      throw error
    }
  }

  private init(_ earlier: LoggedSession, _ routine: Routine, _ score: Score) throws {
    self.score = score
    let isChanged =
      SessionStart.fingerprint(of: routine.source.bytes) != earlier.start.fingerprint
    let change = isChanged ? "the script has changed since; " : ""
    if let last = earlier.place {
      guard let found = score.timeline.find(last) else {
        throw Failure(
          "\(routine.title) cannot go on: \(change)there is no \(last.title) in it",
          hint: Self.anew(earlier))
      }
      position = found.position
      place = score.timeline.place(ofSlot: found.slot)
    } else {
      // It was cut off before anything of it was heard.
      (position, place) = (.zero, score.timeline.place(ofSlot: 0))
    }
    words = "\(change)going on with \(LogText.words(for: place))"
  }

  private static func anew(_ earlier: LoggedSession) -> String {
    "limber play \(earlier.start.routine) begins anew"
  }
}
