internal import Foundation
internal import GRDB
internal import SystemPackage

/// The file that holds the log.
public struct LogFile: Hashable, Sendable {
  /// Where it is.
  public let path: String

  /// Names a file, which need not be there.
  public init(path: String) {
    self.path = path
  }

  /// Whether there is anything of that name.
  public var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Opens it to write, brought up to date; makes it and its folder if they are not there.
  ///
  /// - Parameter patience: How long it may be kept locked, now and while it is in use.
  /// - Returns: The log.
  /// - Throws: What is wrong with it.
  func open(_ patience: LogPatience = LogPatience()) throws(LogError) -> DatabaseQueue {
    try make()
    return try again(patience) { try migrated(patience) }
  }

  /// Makes sure that a session can be logged, and returns how many are; makes the file if it is not
  /// there.
  public func tryToWrite() throws(LogError) -> Int {
    do {
      return try open().write { db in
        // A write that changes nothing still needs the file, its folder and the lock.
        try db.execute(sql: "DELETE FROM session WHERE id < 0")
        return try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM session") ?? 0
      }
    } catch {
      throw LogError(error)
    }
  }

  /// Opens it to read, brought up to date; nil if it is not there.
  ///
  /// What may only be read is read from a copy, since a log that others write needs files beside
  /// it even for its readers.
  func openToRead() throws(LogError) -> DatabaseQueue? {
    guard exists else { return nil }
    try checkKind()
    do throws(LogError) {
      let patience = LogPatience()
      return try again(patience) { try migrated(patience) }
    } catch {
      guard error.code == .unwritable || error.code == .full else { throw error }
      return try again(LogPatience()) { try Self.migrated(copy()) }
    }
  }

  /// The log, brought up to date, in memory.
  private func copy() throws -> DatabaseQueue {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "log.sqlite").path
    for end in ["", "-wal"] where end.isEmpty || FileManager.default.fileExists(atPath: path + end)
    {
      try FileManager.default.copyItem(atPath: path + end, toPath: file + end)
    }
    let copy = try DatabaseQueue(path: file)
    let memory = try DatabaseQueue()
    try copy.backup(to: memory)
    try copy.close()
    return memory
  }

  private func migrated(_ patience: LogPatience) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .callback { patience.wait(after: $0) }
    configuration.label = "log"
    return try Self.migrated(DatabaseQueue(path: path, configuration: configuration))
  }

  private static func migrated(_ database: DatabaseQueue) throws -> DatabaseQueue {
    let (isNewer, isWhole) = try database.read { db in
      (
        try Schema.migrator.hasBeenSuperseded(db),
        try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok"
      )
    }
    guard isWhole else { throw LogError(.damaged, "is damaged") }
    guard !isNewer else {
      throw LogError(.newer, "is of a later version of limber")
    }
    try Schema.migrator.migrate(database)
    // A finished window is worth waiting for the disk, which nobody who plays does.
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    return database
  }

  /// What may only mean that another program makes the same file at the same time.
  private static let passing: [ResultCode] = [.SQLITE_ERROR, .SQLITE_BUSY, .SQLITE_SCHEMA]

  /// Does what may fail because another program makes the same file at the same time.
  private func again(
    _ patience: LogPatience, _ work: () throws -> DatabaseQueue
  ) throws(LogError) -> DatabaseQueue {
    let start = ContinuousClock.now
    for _ in 0..<4 {
      do {
        return try work()
      } catch let error as DatabaseError
        where Self.passing.contains(error.resultCode) && patience.lasts(since: start)
      {
        Thread.sleep(forTimeInterval: 0.05)
      } catch {
        throw LogError(error)
      }
    }
    do { return try work() } catch { throw LogError(error) }
  }
}

extension LogFile {
  /// Makes an empty file that only its owner may read, and the folder for it.
  private func make() throws(LogError) {
    guard !exists else { return try checkKind() }
    do {
      try FileManager.default.createDirectory(
        at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      let file = try FileDescriptor.open(
        FilePath(path), .readWrite, options: [.create, .exclusiveCreate],
        permissions: .ownerReadWrite)
      try file.close()
    } catch Errno.fileExists {
      // Another program was faster, which is as good.
    } catch Errno.noSpace {
      throw LogError(.full, "has no room, or its disk fails")
    } catch {
      throw LogError(.unwritable, "cannot be written")
    }
  }

  /// A folder or a pipe is left alone.
  private func checkKind() throws(LogError) {
    let file = URL(filePath: path).resolvingSymlinksInPath().path
    let kind = try? FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
    guard kind == .typeRegular else { throw LogError(.unwritable, "is not a file") }
  }

  /// Which file is there now; nil if there is none.
  var identity: Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.systemFileNumber] as? Int
  }

  /// Moves a damaged log aside, with what belongs to it.
  ///
  /// - Parameters:
  ///   - identity: Which file is damaged; nothing is moved where another one is by now.
  ///   - date: When that is.
  /// - Returns: Its new name; nil if nothing was moved.
  /// - Throws: That it cannot be moved.
  func moveAside(_ identity: Int?, at date: Date) throws(LogError) -> String? {
    guard identity == self.identity else { return nil }
    let stem = path.hasSuffix(".sqlite") ? String(path.dropLast(".sqlite".count)) : path
    let day = LocalDay.compact(date)
    for number in 1...99 {
      let aside = "\(stem).damaged-\(day)" + (number == 1 ? "" : "-\(number)") + ".sqlite"
      guard !FileManager.default.fileExists(atPath: aside) else { continue }
      do {
        try FileManager.default.moveItem(atPath: path, toPath: aside)
        for end in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + end) {
          try FileManager.default.moveItem(atPath: path + end, toPath: aside + end)
        }
        return aside
      } catch {
        throw LogError(.damaged, "is damaged and cannot be moved aside")
      }
    }
    throw LogError(.damaged, "is damaged, as are 99 others beside it")
  }
}
