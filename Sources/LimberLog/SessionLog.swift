public import Foundation
public import LimberTimeline
internal import Synchronization

/// Writes one session into the log while it goes on, without making anybody wait.
///
/// Entries are written in order on a queue of its own; a process that is killed loses what was told
/// in its last moments at most. Whatever is wrong with the file, the session goes on.
public final class SessionLog: Sendable {
  /// What a person should know about the log, hardly ever anything; ends when the log is closed.
  ///
  /// For one reader.
  public let notices: AsyncStream<String>
  private let announce: AsyncStream<String>.Continuation
  private let queue = DispatchQueue(label: "limber.log", qos: .utility)
  private let writer: Mutex<LogWriter>
  /// What has not been tried to write yet.
  private let pending = Mutex<[LogWriter.Dated]>([])
  private let patience = LogPatience()
  private let now: @Sendable () -> Date

  /// Prepares a log; nothing is opened before the first entry.
  ///
  /// - Parameters:
  ///   - file: The log.
  ///   - start: What is known of the session.
  ///   - now: The clock of the machine.
  public init(
    file: LogFile, start: SessionStart, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    (notices, announce) = AsyncStream.makeStream()
    writer = Mutex(LogWriter(file: file, start: start, patience: patience))
    self.now = now
  }

  /// Writes entries; returns at once.
  public func write(_ entries: [LogEntry]) {
    guard !entries.isEmpty else { return }
    let date = now()
    pending.withLock { $0 += entries.map { LogWriter.Dated(entry: $0, date: date) } }
    queue.async { [self] in writePending() }
  }

  /// Waits until everything is written, and closes the file.
  ///
  /// A log that another program keeps locked is given up after 2 s, which is told.
  public func close() async {
    patience.end(after: .seconds(2))
    await withCheckedContinuation { done in
      queue.async { [self] in
        writer.withLock { $0.close() }
        announce.finish()
        done.resume()
      }
    }
  }

  /// Writes all that has come meanwhile at once: each attempt may have to wait for the log.
  private func writePending() {
    let entries = pending.withLock { pending in
      defer { pending = [] }
      return pending
    }
    guard !entries.isEmpty else { return }
    for notice in writer.withLock({ $0.add(entries) }) { announce.yield(notice) }
  }
}
