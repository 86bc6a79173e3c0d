internal import Foundation
internal import LimberDiagnostics
internal import LimberDigest
internal import LimberExport
internal import LimberScript

/// Sessions that were planned before and written as JSON.
enum PlannedSession {
  /// One byte more than a session may have.
  static let limit = TimelineReader.mostBytes + 1

  /// Whether a file of that name is taken for a session.
  static func isNamed(_ name: String) -> Bool { name.lowercased().hasSuffix(".json") }

  /// Whether a text is taken for a session: no script begins with a brace.
  static func isIn(_ source: Source) -> Bool {
    source.bytes.first { ![9, 10, 13, 32].contains($0) } == UInt8(ascii: "{")
  }

  /// The session that was found, to be heard as it was planned.
  ///
  /// - Throws: a failure if it cannot be read, or if something was asked that would plan it anew.
  static func routine(
    in found: RoutineFinder.Found, named name: String, _ planning: PlanningOptions
  ) throws -> Routine {
    let free = ["--voice=", "--rate=", "--no-cache"]
    if let given = planning.asked.first(where: { word in !free.contains(where: word.hasPrefix) }) {
      throw isPlanned(name, String(given.prefix { $0 != "=" }))
    }
    let shown = shown(name)
    do {
      let timeline = try TimelineReader.timeline(from: found.source.bytes)
      guard !timeline.hasControlCharacters else {
        throw Failure("\(shown) cannot be played: it holds control characters", hint: hint)
      }
      // All that is asked of the text behind this is whether it is another.
      let mark = Source(
        name: found.source.name, text: SHA256.digits(of: found.source.bytes))
      return Routine(planned: timeline, source: mark, languages: found.library.languages)
    } catch let error as UnreadableTimeline {
      throw Failure("\(shown) cannot be played: \(error.reason)", hint: hint)
    }
  }

  /// That an option does not change a session.
  static func isPlanned(_ name: String, _ option: String) -> Failure {
    Failure(
      "\(shown(name)) is planned already, so \(option) does not change it",
      hint: "use \(option) with its script")
  }

  private static func shown(_ name: String) -> String { name == "-" ? "standard input" : name }

  private static let hint = "limber export ROUTINE --as json writes a session that can be played"
}

extension VoiceFinder {
  /// The voice that a session was planned with, if it is here; says so if it is not.
  func plannedVoice(of routine: Routine) -> String? {
    guard let name = routine.plannedVoice else { return nil }
    if all.contains(where: { $0.name.lowercased() == name.lowercased() }) { return name }
    Message.say(
      "the voice \(name) of this session is not here, so its words may not fit",
      hint: "limber voices lists the voices there are")
    return nil
  }
}
