import LimberControl
import Synchronization

/// Ears that hear what a test says.
final class ScriptedEars: Ears {
  let events: AsyncStream<EarsEvent>
  private let tell: AsyncStream<EarsEvent>.Continuation
  private let state = Mutex<(vocabulary: Vocabulary, words: [String?], isClosed: Bool)>(
    (Vocabulary(), [], false))

  init() {
    (events, tell) = AsyncStream.makeStream()
  }

  /// Says a phrase; false if it is not listened for, so that nobody hears it.
  @discardableResult
  func say(_ phrase: String) -> Bool {
    let known = state.withLock { $0.vocabulary.phrases.first { $0.words == phrase } }
    guard let known else { return false }
    tell.yield(
      .heard(Heard(command: known.command, phrase: phrase, score: 0, end: 0, endedAt: 0)))
    return true
  }

  /// Tells something as ears do.
  func tell(_ event: EarsEvent) { tell.yield(event) }

  /// The phrases that are listened for.
  var phrases: [String] { state.withLock { $0.vocabulary.phrases.map(\.words) } }
  /// The words they were told that the coach says, and when it was silent.
  var words: [String?] { state.withLock { $0.words } }
  /// Whether they were closed.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  func listen(for vocabulary: Vocabulary) { state.withLock { $0.vocabulary = vocabulary } }
  func reference(_ sound: LoudspeakerSound) {}
  func saying(_ words: String?) { state.withLock { $0.words.append(words) } }

  func close() {
    state.withLock { $0.isClosed = true }
    tell.finish()
  }
}
