internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberPlayer
internal import LimberScript
internal import LimberSpeech
internal import LimberTerminal
internal import LimberTimeline

/// A place of a session as a person names it: a time, or a pose.
struct PlaceInSession {
  let text: String

  /// The time it means, as `75`, `3:20` or `1:02:03`; nil if it is none.
  var time: Milliseconds? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var seconds = 0
    for (index, part) in parts.enumerated() {
      guard (1...5).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part), index == 0 || number < 60 && part.utf8.count == 2
      else { return nil }
      seconds = seconds * 60 + number
    }
    return .seconds(seconds)
  }

  /// Where a session begins that begins there.
  ///
  /// - Throws: a failure that names the poses, if there is no such pose.
  func beginning(in timeline: Timeline) throws -> PlaybackMachine.Beginning {
    if let time { return .place(time) }
    let names = timeline.sections.map { [Self.folded($0.title), Self.folded($0.id)] }
    let wanted = Self.folded(text)
    let index =
      names.firstIndex { $0.contains(wanted) }
      ?? names.firstIndex { $0.contains { !wanted.isEmpty && $0.hasPrefix(wanted) } }
    if let index { return .section(index) }
    let titles = timeline.sections.map(\.title)
    let close = Suggestion.closest(to: text, among: titles)
    let hint =
      close.isEmpty
      ? "its poses: \(titles.joined(separator: ", "))"
      : "did you mean \(close.joined(separator: " or "))?"
    throw Failure(
      "there is no pose called \"\(DisplayWidth.shown(text))\" in this session", hint: hint)
  }

  /// Fails where a session is over by a time.
  static func check(_ time: Milliseconds, in voiced: VoicedRoutine) async throws {
    do {
      let duration = try await voiced.rehearsal.finalScore().timeline.duration
      guard time >= duration else { return }
      await voiced.stop()
      throw Failure("the session is over by then", hint: "it lasts \(duration.clock)")
    } catch let error as SpeechError {
      await voiced.stop()
      throw Failure(error)
    }
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
