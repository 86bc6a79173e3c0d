internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberLog
internal import LimberScript
internal import LimberTimeline

/// A session that is about to be played: anew, or from where an earlier one was cut off.
struct PlayedSession {
  /// What plays the routine again.
  let name: String
  let planning: PlanningOptions
  /// Where it waits, if that was asked for.
  let wait: WaitChoice?
  /// The session that is gone on with.
  let earlier: LoggedSession?
  /// The very script, where it was chosen from the library, and not named.
  let chosen: RoutineFinder.Found?

  /// A script of the library.
  init(_ chosen: RoutineFinder.Found, _ planning: PlanningOptions, _ wait: WaitChoice?) {
    self.wait = wait
    name = Self.name(of: chosen)
    self.planning = planning
    earlier = nil
    self.chosen = chosen
  }

  /// What was asked for on the command line.
  init(
    _ argument: PlayedRoutine, _ planning: PlanningOptions, _ wait: WaitChoice?
  ) throws {
    chosen = nil
    guard argument.resume else {
      name = argument.routine ?? "-"
      self.planning = planning
      self.wait = wait
      earlier = nil
      return
    }
    let earlier = try Self.cutOff(argument.routine)
    name = earlier.start.routine
    let changes = [
      earlier.pace.map { "--pace=\(Self.decimal($0))" },
      earlier.variant.map { "--variant=\($0.rawValue)" },
    ]
    self.planning = PlanningOptions(
      goingOn: earlier.start.options, changed: changes.compactMap(\.self), now: planning)
    self.wait = WaitChoice.goingOn(earlier.start.options, now: wait)
    self.earlier = earlier
  }

  /// Where it waits.
  var waits: WaitChoice { wait ?? .written }

  /// The folder of the script, if a file or standard input was named.
  var folder: String? { chosen == nil ? RoutineArgument.folder(of: name) : nil }

  /// The compiled routine.
  func compiled() throws -> Routine {
    if let chosen { return try RoutineArgument.compiled(chosen, named: name, planning) }
    guard let earlier else { return try RoutineArgument.compiled(name, planning) }
    do {
      return try RoutineArgument.compiled(name, planning)
    } catch let failure as Failure {
      throw Failure(
        "\(earlier.start.title) cannot go on: \(failure.message)",
        hint: failure.hint ?? "limber log shows what was played")
    }
  }

  /// Where it goes on, if it does.
  func resumption(of routine: Routine, _ voiced: VoicedRoutine) async throws -> Resumption? {
    guard let earlier else { return nil }
    return try await Resumption.find(earlier, in: routine, voiced)
  }

  /// That the last session of the routine can be gone on with, if it was cut off within half a day; nil
  /// also where the log cannot be read.
  func offer(of routine: Routine) -> String? {
    let recent = PracticeLog.Query(since: Date(timeIntervalSinceNow: -Self.memory))
    let sessions = try? PracticeLog(LogReading.file).sessions(recent)
    let last = sessions?.first { $0.start.id == routine.id && !$0.isRunning }
    guard let last, last.ending != .finished, last.start.routine != "-", let place = last.place
    else { return nil }
    return "the last session was cut off at \(LogText.words(for: place)); --resume goes on there"
  }

  /// For how many seconds a session that was cut off is offered: half a day.
  private static let memory: TimeInterval = 12 * 60 * 60

  /// What the log is told before the session begins.
  func start(of routine: Routine, speed: Int) -> SessionStart {
    SessionStart(
      routine: chosen == nil ? Self.reference(name, routine) : name, id: routine.id,
      title: routine.title,
      language: routine.language, fingerprint: SessionStart.fingerprint(of: routine.source.bytes),
      options: planning.words + [wait?.word].compactMap(\.self), speed: speed,
      continues: earlier?.id)
  }

  /// The last session that was cut off, of a routine if one is named.
  private static func cutOff(_ name: String?) throws -> LoggedSession {
    let log = try LogReading.open()
    let matches = name.map(RoutineName.init)
    let found = try LogReading.reading {
      try log.lastCutOff { session in matches?.matches(session.start) ?? true }
    }
    guard let found else {
      throw Failure(
        name.map { "no session of \($0) was cut off" } ?? "no session was cut off",
        hint: "limber log shows what was played")
    }
    guard found.start.routine != "-" else {
      throw Failure(
        "\(found.start.title) cannot go on: its script came from standard input",
        hint: "play it anew, or from a file")
    }
    return found
  }

  /// What plays a script of the library again: its name, or its file where that is another's name too.
  private static func name(of script: RoutineFinder.Found) -> String {
    let name = String(script.source.name.dropLast(".routine".count))
    let isItsOwn = (try? RoutineFinder().find(name))?.file == script.file
    return isItsOwn ? name : script.file ?? name
  }

  /// What plays the routine again from any folder.
  private static func reference(_ name: String, _ routine: Routine) -> String {
    if name == "-" { return name }
    if FileManager.default.fileExists(atPath: name) {
      return URL(filePath: name).standardizedFileURL.path
    }
    return String(routine.source.name.dropLast(".routine".count))
  }

  /// Thousandths as the option takes them.
  private static func decimal(_ thousandths: Int) -> String {
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }
}
