import Foundation
import GRDB
import LimberLog
import LimberTimeline
import Testing

/// What may be wrong with the file, and what becomes of the session then.
struct LogFaultTests {
  private let here: LogFolder

  init() throws {
    here = try LogFolder()
  }

  /// The tables of a log at `path`, as SQL.
  private func schema(at path: String) throws -> [String] {
    let database = try DatabaseQueue(path: path)
    return try database.read {
      try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY name")
    }
  }

  @Test func `a log of version 1 is brought up to date with everything in it`() async throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    try here.fill(
      String(contentsOf: folder.appending(path: "Fixtures/version-1.sql"), encoding: .utf8))
    let old = try PracticeLog(here.file).sessions()
    #expect(old.map(\.start.id) == ["hips", "desk-break"])
    #expect(old.map(\.ending) == [nil, .finished])
    #expect(old.map(\.isRunning) == [false, false])
    #expect(old.first?.place == .left)
    #expect(old.first?.variant == .easier)
    #expect(old.last?.start.options == ["--pace=gentle"])
    #expect(old.map(\.given) == [.seconds(12), .seconds(30)])
    #expect(try PracticeLog(here.file).lastCutOff()?.id == 2)

    await here.log([.lengths, .pain(.left, at: .zero), .ended(.finished)])
    #expect(try PracticeLog(here.file).sessions().map(\.start.id).count == 3)
    let fresh = try LogFolder()
    await fresh.log([.lengths])
    #expect(try schema(at: here.file.path).sorted() == schema(at: fresh.file.path).sorted())
  }

  @Test func `a log of a later version is left as it is`() async throws {
    await here.log([.lengths])
    try here.fill("INSERT INTO grdb_migrations VALUES ('99 something new')")
    let notices = await here.log([.lengths, .window(), .ended(.finished)])
    #expect(notices.count == 1)
    #expect(notices.first?.hasSuffix("is of a later version of limber") == true)
    let database = try DatabaseQueue(path: here.file.path)
    let counts = try await database.read { db in
      try ["session", "practised", "moment", "grdb_migrations"].map {
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \($0)")
      }
    }
    #expect(counts == [1, 0, 0, 3])
    #expect(throws: LogError(.newer, "is of a later version of limber")) {
      try PracticeLog(here.file)
    }
  }

  @Test(arguments: [
    "This is no database, and was never one.\n", String(repeating: "¥", count: 4500),
  ])
  func `a file that is no log is moved aside, whole`(text: String) async throws {
    try here.fill(Array(text.utf8))
    #expect(throws: LogError.self) { try PracticeLog(here.file) }
    let notices = await here.log([.lengths, .window(), .ended(.finished)])
    #expect(notices.count == 1)
    #expect(notices.first?.hasPrefix("the log was damaged: it is kept as ") == true)
    let aside = try #require(here.names.first { $0.contains("damaged") })
    let kept = try Data(contentsOf: URL(filePath: here.folder + "/limber/" + aside))
    #expect(Array(kept) == Array(text.utf8))
    #expect(try PracticeLog(here.file).sessions().map(\.windows.count) == [1])
    #expect(await here.log([.lengths]) == [], "it is told once")
  }

  @Test(arguments: [1, 3, 5, 7])
  func `wherever a log is broken, the session is logged`(tenth: Int) async throws {
    for number in 0..<8 {
      await here.log(
        [.lengths, .window(), .window()],
        as: .example.with { $0.title = String(repeating: "\(number)", count: 2000) })
    }
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: here.file.path)))
    let start = bytes.count * tenth / 10
    for index in start..<min(start + 5000, bytes.count) { bytes[index] ^= 0x5A }
    try here.fill(bytes)
    let notices = await here.log([.lengths, .window(given: 7), .ended(.finished)])
    #expect(notices.count <= 1)
    let sessions = try PracticeLog(here.file).sessions()
    #expect(sessions.contains { $0.given == .seconds(7) && $0.ending == .finished })
    #expect(notices.isEmpty || here.names.contains { $0.contains("damaged") })
  }

  @Test func `a log that is cut short is moved aside`() async throws {
    await here.log([.lengths, .window(), .ended(.finished)])
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: here.file.path)))
    try here.fill(Array(bytes.prefix(bytes.count / 2)))
    #expect(await here.log([.lengths, .ended(.finished)]).count == 1)
    #expect(try PracticeLog(here.file).count() == 1)
  }

  @Test func `a folder or a pipe in place of the log is left alone`() async throws {
    try FileManager.default.createDirectory(
      atPath: here.file.path, withIntermediateDirectories: true)
    let notices = await here.log([.lengths, .window(), .ended(.finished)])
    #expect(notices == ["this session is not logged: \(here.file.path) is not a file"])
    #expect(here.names == ["log.sqlite"])
  }

  @Test func `without a folder for it, one notice says so`() async throws {
    let nowhere = LogFile(path: "/proc/nowhere/limber/log.sqlite")
    let log = SessionLog(file: nowhere, start: .example)
    for _ in 0..<20 { log.write([.window()]) }
    await log.close()
    let notices = await log.notices.reduce(into: []) { $0.append($1) }
    #expect(notices == ["this session is not logged: \(nowhere.path) cannot be written"])
    #expect(try PracticeLog(nowhere).sessions() == [])
  }

  @Test func `what could not be written is written as soon as it can be`() async throws {
    try FileManager.default.createDirectory(atPath: here.folder, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: here.folder + "/limber"))
    let log = SessionLog(file: here.file, start: .example)
    log.write([.lengths, .window()])
    log.write([.window()])
    var notices = log.notices.makeAsyncIterator()
    #expect(await notices.next()?.hasPrefix("this session is not logged: ") == true)
    try FileManager.default.removeItem(atPath: here.folder + "/limber")
    log.write([.ended(.finished)])
    await log.close()
    let sessions = try PracticeLog(here.file).sessions()
    #expect(sessions.map(\.windows.count) == [2])
    #expect(sessions.first?.ending == .finished)
  }

  @Test func `a log that is locked for a while is waited for`() async throws {
    await here.log([.lengths])
    let other = try DatabaseQueue(path: here.file.path)
    let log = SessionLog(file: here.file, start: .example)
    try await other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN EXCLUSIVE")
      log.write([.lengths, .ended(.finished)])
      Thread.sleep(forTimeInterval: 0.5)
      try db.execute(sql: "COMMIT")
    }
    await log.close()
    #expect(await log.notices.reduce(into: []) { $0.append($1) } == [])
    #expect(try PracticeLog(here.file).count() == 2)
  }

  @Test func `a log that stays locked is told and given up`() async throws {
    await here.log([.lengths])
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: here.file.path, configuration: configuration)
    let log = SessionLog(file: here.file, start: .example)
    try await other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
    }
    // Each of them alone would be waited for.
    for _ in 0..<100 { log.write([.lengths]) }
    log.write([.ended(.finished)])
    await log.close()
    let notices = await log.notices.reduce(into: []) { $0.append($1) }
    #expect(notices.count == 1)
    #expect(notices.first?.hasSuffix("is kept locked by another program") == true)
    try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
    #expect(try PracticeLog(here.file).count() == 1, "nothing is half written")
  }

  @Test func `eight sessions that begin at once in a new log are all in it`() async throws {
    let folder = here
    await withTaskGroup(of: [String].self) { group in
      for number in 0..<8 {
        group.addTask {
          let entries = [LogEntry.lengths] + Array(repeating: LogEntry.window(), count: 10)
          return await folder.log(
            entries + [.ended(.finished)], as: .example.with { $0.id = "\(number)" })
        }
      }
      for await notices in group { #expect(notices == []) }
    }
    let sessions = try PracticeLog(here.file).sessions()
    #expect(Set(sessions.map(\.start.id)).count == 8)
    #expect(sessions.allSatisfy { $0.windows.count == 10 && $0.ending == .finished })
  }
}
