internal import Foundation
internal import LimberLog
internal import LimberPlayer
internal import LimberTerminal
internal import LimberTimeline

/// Keeps what happens in a session on a terminal in the log; nothing that is wrong with the log
/// stops the session.
actor SessionDiary {
  private var record: SessionRecord
  private let log: SessionLog
  private let notices: Task<[String], Never>

  /// Prepares a diary.
  ///
  /// - Parameters:
  ///   - start: What is known of the session.
  ///   - place: Where it goes on; nil at its beginning.
  ///   - hidesNotices: Whether a screen is in the way of what is to be said until it is over.
  init(_ start: SessionStart, from place: SessionPlace?, hidesNotices: Bool) {
    record = SessionRecord(goingOnFrom: place)
    let log = SessionLog(file: LogReading.file, start: start)
    self.log = log
    notices = Task {
      var kept: [String] = []
      for await notice in log.notices {
        if hidesNotices { kept.append(notice) } else { Message.say(notice) }
      }
      return kept
    }
  }

  /// Keeps what has just happened.
  func keep(_ event: PlayerEvent) {
    log.write(record.apply(event))
  }

  /// Does `play`, which tells how the session ended, and closes the log.
  func around(
    _ play: () async throws -> SessionOnTerminal.Outcome
  ) async throws -> SessionOnTerminal.Outcome {
    do {
      let outcome = try await play()
      await close(as: outcome == .interrupted ? .interrupted : .stopped)
      return outcome
    } catch {
      await close(as: .failed)
      throw error
    }
  }

  private func close(as ending: SessionEnding) async {
    log.write(record.close(as: ending))
    await log.close()
    for notice in await notices.value { Message.say(notice) }
  }
}
