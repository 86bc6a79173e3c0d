import Foundation
import LimberLog
import LimberTimeline
import Testing

/// What is written is what is read.
struct SessionLogTests {
  private let here: LogFolder

  init() throws {
    here = try LogFolder()
  }

  @Test func `a log that is not there is an empty one, and reading does not make it`() throws {
    let log = try PracticeLog(here.file)
    #expect(try log.sessions() == [])
    #expect(try log.lastCutOff() == nil)
    #expect(try log.count() == 0)
    #expect(here.file.exists == false)
  }

  @Test func `everything of a session is read as it was written`() async throws {
    let notices = await here.log([
      .lengths, .reached(.left), .window(given: 30), .pain(.left, at: 31_000),
      .paused(.left, at: 32_000), .resumed, .changed(pace: 750, variant: .easier),
      .soundLost(reason: "the server is gone"), .window(given: 12, .enough), .ended(.finished),
    ])
    #expect(notices == [])
    let sessions = try PracticeLog(here.file).sessions()
    let session = try #require(sessions.first)
    #expect(sessions.count == 1)
    #expect(session.start == .example)
    #expect(abs(session.began.timeIntervalSince(.example)) < 0.001)
    #expect(session.ended == session.began)
    #expect(session.ending == .finished)
    #expect(session.length == .seconds(240))
    #expect(session.practice == .seconds(60))
    #expect(session.pace == 750)
    #expect(session.variant == .easier)
    #expect(session.place == .left)
    #expect(session.windows.map(\.ending) == [.full, .enough])
    #expect(session.windows.allSatisfy { $0.place == .left && $0.kind == .hold })
    #expect(session.given == .seconds(42))
    #expect(session.moments.map(\.kind) == [.pain, .pause, .soundLost])
    #expect(session.moments.map(\.position) == [31_000, 32_000, nil])
    #expect(session.moments[1].ended == session.began)
    #expect(session.moments[2].words == "the server is gone")
  }

  @Test func `a session without an end was cut off, unless its program still runs`() async throws {
    await here.log([.lengths, .reached(.left)])
    let session = try #require(try PracticeLog(here.file).sessions().first)
    #expect(session.ending == nil)
    #expect(session.isRunning, "it was written by this very program")
    #expect(try PracticeLog(here.file).lastCutOff() == nil)
  }

  @Test(arguments: [SessionEnding.stopped, .interrupted, .failed])
  func `whoever stopped can go on, once`(ending: SessionEnding) async throws {
    await here.log([.lengths, .reached(.left), .ended(ending)])
    let first = try #require(try PracticeLog(here.file).lastCutOff())
    #expect(first.place == .left)
    await here.log(
      [.lengths, .ended(.finished)], as: .example.with { $0.continues = first.id })
    #expect(try PracticeLog(here.file).lastCutOff() == nil)
  }

  @Test func `only a session that is meant is gone on with`() async throws {
    await here.log([.lengths, .ended(.stopped)])
    await here.log([.lengths, .ended(.stopped)], as: .example.with { $0.id = "hips" })
    let log = try PracticeLog(here.file)
    #expect(try log.lastCutOff()?.start.id == "hips")
    #expect(try log.lastCutOff { $0.start.id == "desk-break" }?.start.id == "desk-break")
    #expect(try log.lastCutOff { $0.start.id == "other" } == nil)
  }

  @Test func `the last sessions come first, and no more than asked for`() async throws {
    for number in 0..<5 {
      await here.log(
        [.lengths], as: .example.with { $0.id = "\(number)" },
        at: .example.addingTimeInterval(Double(number) * 60))
    }
    let log = try PracticeLog(here.file)
    #expect(try log.sessions(PracticeLog.Query(limit: 2)).map(\.start.id) == ["4", "3"])
    let late = PracticeLog.Query(since: .example.addingTimeInterval(150))
    #expect(try log.sessions(late).map(\.start.id) == ["4", "3"])
    #expect(try log.count() == 5)
  }

  @Test func `only sessions by the clock of a person and to the end make a routine known`()
    async throws
  {
    await here.log([.lengths, .ended(.finished)])
    await here.log([.lengths, .ended(.stopped)])
    await here.log([.lengths, .ended(.finished)], as: .example.with { $0.speed = 20 })
    await here.log([.lengths, .ended(.finished)], as: .example.with { $0.id = "hips" })
    let log = try PracticeLog(here.file)
    #expect(try log.timesFinished(id: "desk-break", since: .example) == 1)
    #expect(try log.timesFinished(id: "desk-break", since: .example.addingTimeInterval(1)) == 0)
  }

  @Test func `half of what was planned counts as practice, skipping to the end does not`()
    async throws
  {
    await here.log([.lengths, .window(given: 30), .ended(.stopped)])
    await here.log([.lengths, .window(given: 29, .enough), .ended(.finished)])
    await here.log(
      [.lengths, .window(given: 30), .ended(.finished)], as: .example.with { $0.speed = 2 })
    #expect(try PracticeLog(here.file).sessions().map(\.isPractice) == [false, false, true])
  }

  @Test func `a window that was tried again ended as it did the last time`() async throws {
    await here.log([.lengths, .window(given: 2, .part), .window(given: 30), .ended(.finished)])
    let session = try #require(try PracticeLog(here.file).sessions().first)
    #expect(session.lastTries.map(\.ending) == [.full])
    #expect(session.given == .seconds(32))
  }

  @Test func `only its owner can read the log`() async throws {
    await here.log([.lengths])
    let mode = try FileManager.default.attributesOfItem(atPath: here.file.path)[.posixPermissions]
    #expect((mode as? Int).map { $0 & 0o077 } == 0)
    #expect(here.names == ["log.sqlite"], "a closed log is one file")
  }
}
