public import Foundation
internal import GRDB
internal import LimberTimeline

/// The log, to be read.
///
/// A log that is not there is an empty one, and reading does not make it.
public struct PracticeLog: Sendable {
  /// Which sessions are asked for.
  public struct Query: Hashable, Sendable {
    /// Those that began then or later.
    public var since: Date?
    /// At most so many of the last ones.
    public var limit: Int?

    /// Asks for all sessions.
    public init(since: Date? = nil, limit: Int? = nil) {
      self.since = since
      self.limit = limit
    }
  }

  /// How many sessions are looked through for one that was cut off.
  private static let farthest = 200

  private let database: DatabaseQueue?

  /// Opens the log.
  public init(_ file: LogFile) throws(LogError) {
    database = try file.openToRead()
  }

  /// Sessions, the last one first.
  public func sessions(_ query: Query = Query()) throws(LogError) -> [LoggedSession] {
    try sessions(
      where: "started >= ?", [query.since.map(SessionRows.milliseconds) ?? Int.min],
      limit: query.limit)
  }

  /// The last session that is not over: neither played to its end, nor gone on with, nor being
  /// played; nil if there is none.
  ///
  /// - Parameter isMeant: Whether a session is one that is looked for.
  /// - Returns: The session, or nil.
  /// - Throws: What is wrong with the log.
  public func lastCutOff(
    where isMeant: (LoggedSession) -> Bool = { _ in true }
  ) throws(LogError) -> LoggedSession? {
    let open = try sessions(
      where: """
        (ending IS NULL OR ending != 'finished')
        AND id NOT IN (SELECT continues FROM session WHERE continues IS NOT NULL)
        """, [], limit: Self.farthest)
    return open.first { !$0.isRunning && isMeant($0) }
  }

  /// How often a routine was played to its end, by the clock of a person.
  public func timesFinished(id: String, since: Date) throws(LogError) -> Int {
    try read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT COUNT(*) FROM session
          WHERE name = ? AND ending = 'finished' AND speed = 1 AND started >= ?
          """,
        arguments: [id, SessionRows.milliseconds(since)]) ?? 0
    } ?? 0
  }

  /// How many sessions there are.
  public func count() throws(LogError) -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM session") ?? 0 } ?? 0
  }

  private func sessions(
    where condition: String, _ arguments: [Int], limit: Int?
  ) throws(LogError) -> [LoggedSession] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: "SELECT * FROM session WHERE \(condition) ORDER BY started DESC, id DESC LIMIT ?",
        arguments: StatementArguments(arguments + [limit ?? -1]))
      return try rows.map { row in
        try LoggedSession(
          row,
          windows: Row.fetchAll(
            db, sql: "SELECT * FROM practised WHERE session = ? ORDER BY id",
            arguments: [row["id"] as Int64]
          ).compactMap(LoggedWindow.init),
          moments: Row.fetchAll(
            db, sql: "SELECT * FROM moment WHERE session = ? ORDER BY id",
            arguments: [row["id"] as Int64]
          ).compactMap(LoggedMoment.init))
      }
    } ?? []
  }

  private func read<Value>(_ work: (Database) throws -> Value) throws(LogError) -> Value? {
    do {
      return try database?.read(work)
    } catch {
      throw LogError(error)
    }
  }
}
