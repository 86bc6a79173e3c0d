internal import Foundation
internal import GRDB
internal import LimberTimeline

/// Writes what one session adds to the log, as well as the disk lets it.
///
/// What could not be written is kept, and tried again with what comes next.
struct LogWriter {
  /// An entry and when it was made.
  struct Dated {
    var entry: LogEntry
    var date: Date
  }

  let file: LogFile
  let start: SessionStart
  private var database: DatabaseQueue?
  private var session: Int64?
  /// Everything of this session, in case a new file has to be begun.
  private var entries: [Dated] = []
  /// How many of them are in the file.
  private var written = 0
  private var hasComplained = false
  private let patience: LogPatience

  init(file: LogFile, start: SessionStart, patience: LogPatience) {
    self.file = file
    self.start = start
    self.patience = patience
  }

  /// Adds entries; returns what a person should know, if anything.
  mutating func add(_ new: [Dated]) -> [String] {
    entries += new
    guard written < entries.count else { return [] }
    do throws(LogError) {
      try write()
      return []
    } catch {
      guard error.code == .damaged else { return complaint(about: error) }
      return startAnew()
    }
  }

  /// Closes the file, which leaves everything in that one file.
  mutating func close() {
    try? database?.close()
    database = nil
  }

  private mutating func write() throws(LogError) {
    let database = try opened()
    do {
      session = try database.write { [session, start, entries, written] db in
        var rows = SessionRows(db: db, session: session, start: start)
        for dated in entries[written...] { try rows.write(dated.entry, at: dated.date) }
        return rows.session
      }
      written = entries.count
    } catch {
      throw LogError(error)
    }
  }

  private mutating func opened() throws(LogError) -> DatabaseQueue {
    if let database { return database }
    let opened = try file.open(patience)
    database = opened
    return opened
  }

  /// Moves a damaged file aside and writes everything into a new one.
  private mutating func startAnew() -> [String] {
    let identity = file.identity
    close()
    session = nil
    written = 0
    do throws(LogError) {
      let aside = try file.moveAside(identity, at: entries.last?.date ?? Date())
      try write()
      return aside.map { ["the log was damaged: it is kept as \($0), and a new one is begun"] }
        ?? []
    } catch {
      return complaint(about: error)
    }
  }

  private mutating func complaint(about error: LogError) -> [String] {
    guard !hasComplained else { return [] }
    hasComplained = true
    return ["this session is not logged: \(file.path) \(error.reason)"]
  }
}
