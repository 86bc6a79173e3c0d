import Foundation
import GRDB
import LimberLog
import LimberTimeline

/// A folder of a test's own, with a log in it.
final class LogFolder: Sendable {
  let folder: String
  let file: LogFile

  init() throws {
    folder = NSTemporaryDirectory() + "limber-log-" + UUID().uuidString
    file = LogFile(path: folder + "/limber/log.sqlite")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Makes the log from statements.
  func fill(_ sql: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/limber", withIntermediateDirectories: true)
    let database = try DatabaseQueue(path: file.path)
    try database.write { try $0.execute(sql: sql) }
    try database.close()
  }

  /// Makes the log from bytes.
  func fill(_ bytes: [UInt8]) throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/limber", withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file.path))
  }

  /// The names of the files beside the log.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/limber")) ?? []).sorted()
  }

  /// Logs a session and waits for it; what it had to say.
  @discardableResult
  func log(
    _ entries: [LogEntry], as start: SessionStart = .example, at date: Date = .example
  ) async -> [String] {
    let log = SessionLog(file: file, start: start, now: { date })
    for entry in entries { log.write([entry]) }
    await log.close()
    return await log.notices.reduce(into: []) { $0.append($1) }
  }
}

extension SessionStart {
  static let example = SessionStart(
    routine: "desk-break", id: "desk-break", title: "Desk break", language: "en",
    fingerprint: "abc", options: ["--pace=gentle", "--choose=side bend=seated"], speed: 1,
    continues: nil)

  /// The same with something else about it.
  func with(_ change: (inout SessionStart) -> Void) -> SessionStart {
    var start = self
    change(&start)
    return start
  }
}

extension Date {
  static let example = Date(timeIntervalSince1970: 1_790_000_000.123)
}

extension SessionPlace {
  static let left = SessionPlace(
    pose: "pigeon", title: "Pigeon", occurrence: 1, side: .left, set: 2, window: 1,
    isInWindow: true)
}

extension LogEntry {
  /// A window of thirty seconds.
  static func window(
    _ place: SessionPlace = .left, given: Int = 30, _ ending: LoggedWindow.Ending = .full
  ) -> LogEntry {
    .window(
      LoggedWindow(
        place: place, kind: .hold, planned: .seconds(30), given: .seconds(given), ending: ending))
  }

  static let lengths = LogEntry.planned(length: .seconds(240), practice: .seconds(60))
}
