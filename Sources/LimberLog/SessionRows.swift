internal import Foundation
internal import GRDB
internal import LimberTimeline

/// Turns entries into rows, within one transaction.
struct SessionRows {
  let db: Database
  /// The row of the session; nil before its first entry.
  private(set) var session: Int64?
  let start: SessionStart

  init(db: Database, session: Int64?, start: SessionStart) {
    self.db = db
    self.session = session
    self.start = start
  }

  /// Writes one entry; the first one begins the session.
  mutating func write(_ entry: LogEntry, at date: Date) throws {
    session = try session ?? begin(at: date)
    switch entry {
    case .planned(let length, let practice):
      try update(["length": length.count, "practice": practice.count])
    case .reached(let place): try update(Self.columns(of: place))
    case .window(let window): try insert(window, at: date)
    case .pain(let place, let position): try insert(.pain, date, position, place)
    case .paused(let place, let position): try insert(.pause, date, position, place)
    case .resumed: try endPause(at: date)
    case .changed(let pace, let variant): try update(["pace": pace, "variant": variant.rawValue])
    case .soundLost(let reason): try insert(.soundLost, date, words: reason)
    case .ended(let ending):
      try endPause(at: date)
      try update(["ended": Self.milliseconds(date), "ending": ending.rawValue])
    }
  }

  /// A date as it is stored.
  static func milliseconds(_ date: Date) -> Int {
    Int((date.timeIntervalSince1970 * 1000).rounded(.down))
  }

  private func begin(at date: Date) throws -> Int64 {
    let options = String(decoding: try JSONEncoder().encode(start.options), as: UTF8.self)
    try insert(
      into: "session",
      [
        "routine": start.routine, "name": start.id, "title": start.title,
        "language": start.language, "fingerprint": start.fingerprint, "options": options,
        "speed": start.speed, "process": ProcessMark.own, "started": Self.milliseconds(date),
        "length": 0, "practice": 0, "continues": start.continues,
      ])
    return db.lastInsertedRowID
  }

  private func insert(_ window: LoggedWindow, at date: Date) throws {
    var columns = Self.columns(of: window.place)
    columns["isInWindow"] = nil
    try insert(
      into: "practised",
      columns.merging(
        [
          "session": session, "at": Self.milliseconds(date), "kind": window.kind.rawValue,
          "planned": window.planned.count, "given": window.given.count,
          "ending": window.ending.rawValue,
        ]) { _, new in new })
  }

  private func insert(
    _ kind: LoggedMoment.Kind, _ date: Date, _ position: Milliseconds? = nil,
    _ place: SessionPlace? = nil, words: String? = nil
  ) throws {
    try insert(
      into: "moment",
      (place.map(Self.columns) ?? [:]).merging(
        [
          "session": session, "kind": kind.rawValue, "began": Self.milliseconds(date),
          "position": position?.count, "words": words,
        ]) { _, new in new })
  }

  private func endPause(at date: Date) throws {
    try db.execute(
      sql: "UPDATE moment SET ended = ? WHERE session = ? AND kind = ? AND ended IS NULL",
      arguments: [Self.milliseconds(date), session, LoggedMoment.Kind.pause.rawValue])
  }

  private static func columns(of place: SessionPlace) -> [String: (any DatabaseValueConvertible)?] {
    [
      "pose": place.pose, "poseTitle": place.title, "occurrence": place.occurrence,
      "side": place.side?.rawValue, "setNumber": place.set, "windowNumber": place.window,
      "isInWindow": place.isInWindow,
    ]
  }

  private func insert(
    into table: String, _ columns: [String: (any DatabaseValueConvertible)?]
  ) throws {
    let names = columns.keys.sorted()
    let marks = names.map { _ in "?" }.joined(separator: ", ")
    try db.execute(
      sql: "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))",
      arguments: StatementArguments(names.map { columns[$0] ?? nil }))
  }

  private func update(_ columns: [String: (any DatabaseValueConvertible)?]) throws {
    let names = columns.keys.sorted()
    let values = names.map { columns[$0] ?? nil } + [session]
    try db.execute(
      sql: "UPDATE session SET \(names.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?",
      arguments: StatementArguments(values))
  }
}
