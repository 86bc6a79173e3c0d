import Foundation
import LimberLog
import LimberTimeline
import Testing

/// The log as whole programs write and read it.
@Suite(.timeLimit(.minutes(5)))
struct LogTests {
  private let sandbox: Sandbox
  private var file: LogFile { LogFile(path: "\(sandbox.folder)/data/limber/log.sqlite") }

  static let routine = """
    Session: Two
    Schedule: 3 times a week

    Use: reach
    Use: fold

    Pose: Reach

    Each side, left first:
    Reach your {side} arm up. | {Side} arm up.
    Hold: 10 seconds

    Pose: Fold

    Fold, and let your head hang low. | Fold.
    Hold: 10 seconds

    """

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(Self.routine, to: "two.routine")
  }

  /// Runs a command with a log in the folder of the test.
  private func run(_ command: String) async throws -> Ending {
    try await sandbox.run("export XDG_DATA_HOME=$PWD/data; \(command)")
  }

  private func sessions() throws -> [LoggedSession] {
    try PracticeLog(file).sessions()
  }

  @Test func `a session is logged with every window in its place`() async throws {
    let ending = try await run("limber play two.routine --output silent --speed 1000")
    #expect(ending.status == 0)
    #expect(ending.error == "")
    let session = try #require(try sessions().first)
    #expect(session.ending == .finished)
    #expect(session.start.title == "Two")
    #expect(session.start.speed == 1000)
    #expect(session.windows.map(\.place.title) == ["Reach", "Reach", "Fold"])
    #expect(session.windows.map(\.place.side) == [.left, .right, nil])
    #expect(session.windows.allSatisfy { $0.ending == .full && $0.given == .seconds(10) })
  }

  @Test func `two sessions at once, in a log that neither found, are both in it`() async throws {
    let ending = try await run(
      """
      for n in 1 2 3 4; do limber play two.routine --output silent --speed 200 > $n.txt & done
      wait; cmp 1.txt 4.txt
      """)
    #expect(ending.status == 0, "\(ending)")
    #expect(ending.error == "")
    #expect(try sessions().map(\.windows.count) == [3, 3, 3, 3])
    #expect(try sessions().map(\.ending) == Array(repeating: .finished, count: 4))
  }

  @Test func `where home cannot be written, the session is played and one line says so`()
    async throws
  {
    // Who may do everything becomes somebody who may not.
    let ending = try await run(
      """
      mkdir -p data && chmod 555 data && chmod 755 . && chmod 755 ..
      as=; [ $(id -u) != 0 ] || as='setpriv --reuid=65534 --regid=65534 --clear-groups'
      XDG_CACHE_HOME=$PWD/none $as limber play two.routine --output silent --speed 1000 | wc -l
      $as limber log; ls -A data
      """)
    let lines = ending.error.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("limber: this session is not logged: ") }.count == 1)
    #expect(lines.last == "limber: no session is logged yet")
    #expect((Int(ending.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) > 10)
  }

  @Test func `a log that may only be read is read`() async throws {
    _ = try await run("limber play two.routine --output silent --speed 1000")
    let ending = try await run(
      """
      chmod 755 .. . data data/limber; chmod 644 data/limber/log.sqlite
      chmod 555 data data/limber
      as=; [ $(id -u) != 0 ] || as='setpriv --reuid=65534 --regid=65534 --clear-groups'
      TMPDIR=/tmp $as limber log | words; chmod 755 data data/limber; ls data/limber
      """)
    #expect(ending.error == "")
    #expect(ending.output.contains("Two"))
    #expect(ending.output.hasSuffix("log.sqlite\n"))
  }

  @Test(arguments: [1, 4, 20, 60, 100])
  func `wherever the disk is full, the session is played and the log stays whole`(
    kilobytes: Int
  ) async throws {
    _ = try await run(
      "limber show two.routine --plan; limber play two.routine --output silent --speed 1000")
    let ending = try await run(
      """
      (trap '' XFSZ; ulimit -f \(kilobytes)
      limber play two.routine --output silent --speed 1000 | wc -l)
      limber log two --json | wc -l
      """)
    let counts = ending.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    #expect(counts.first.map { $0 > 10 } == true)
    #expect(counts.last.map { (1...2).contains($0) } == true)
    let told = ending.error.split(separator: "\n").filter { $0.contains("not logged") }
    #expect(told.count == (counts.last == 2 ? told.count : 1))
    #expect(told.count <= 1)
    #expect(try sessions().last?.ending == .finished)
  }

  @Test func `Ctrl-C ends a session after the log is written`() async throws {
    let (ending, _) = try await sandbox.run(
      "env XDG_DATA_HOME=\(sandbox.folder)/data limber play two.routine --output silent --speed 4",
      sending: .interrupt, onSeeing: "(tone: start)", toGroup: false)
    #expect(ending.status == 130)
    let session = try #require(try sessions().first)
    #expect(session.ending == .interrupted)
    #expect(session.windows.map(\.ending) == [.stopped])
    #expect(session.place?.side == .left)
    let again = try await run("limber play two.routine --resume --output silent --speed 1000")
    #expect(again.error == "limber: going on with Reach, left side\n")
    #expect(try sessions().first?.windows.count == 3)
    let none = try await run("limber play --resume")
    #expect(none.error.hasPrefix("limber: no session was cut off\n"))
    #expect(none.status == 1)
  }

  @Test func `who begins anew is told that the last session was cut off`() async throws {
    let play = "limber play two.routine --output silent --speed 1000"
    _ = try await sandbox.run(
      "env XDG_DATA_HOME=\(sandbox.folder)/data limber play two.routine --output silent --speed 4",
      sending: .interrupt, onSeeing: "(tone: start)", toGroup: false)
    let offer = "limber: the last session was cut off at Reach, left side; --resume goes on there\n"
    #expect(try await run(play).error == offer)
    #expect(try await run(play).error == "", "it was played to its end since")
    let both = try await run("\(play) --from fold --resume")
    #expect(both.status == 64)
    #expect(both.error.contains("--from and --resume both say where it begins"))
  }

  @Test func `what was planned and changed is planned so again`() async throws {
    let start = SessionStart(
      routine: "\(sandbox.folder)/two.routine", id: "two", title: "Two", language: "en",
      fingerprint: SessionStart.fingerprint(of: Array(Self.routine.utf8)),
      options: ["--pace=brisk", "--count=tones", "--unheard-of=1"], speed: 1, continues: nil)
    let place = SessionPlace(
      pose: "fold", title: "Fold", occurrence: 1, side: nil, set: 1, window: 1, isInWindow: false)
    let log = SessionLog(file: file, start: start)
    log.write([
      .planned(length: .seconds(90), practice: .seconds(30)), .reached(place),
      .changed(pace: 750, variant: .standard), .ended(.stopped),
    ])
    await log.close()
    let ending = try await run("cd /; limber play --resume --output silent --speed 1000")
    #expect(ending.error == "limber: going on with Fold\n")
    #expect(ending.output.contains("Next: Fold."))
    #expect(!ending.output.contains("Reach"))
    let session = try #require(try sessions().first)
    #expect(session.start.options == ["--pace=0.750", "--variant=standard", "--count=tones"])
    #expect(session.windows.map(\.place.title) == ["Fold"])
  }

  @Test func `a script that changed goes on as near as it can, and one that is gone says so`()
    async throws
  {
    try await killInFold()
    #expect(try sessions().first?.place?.title == "Fold")
    try sandbox.write(Self.long.replacing("10 seconds", with: "12 seconds"), to: "two.routine")
    let changed = try await run("limber play --resume --output silent --speed 1000")
    #expect(changed.error == "limber: the script has changed since; going on with Fold\n")

    try FileManager.default.removeItem(atPath: file.path)
    try await killInFold()
    try sandbox.write("Pose: Two\n\nStand.\nHold: 20 seconds\n", to: "two.routine")
    let without = try await run("limber play --resume --output silent --speed 1000")
    #expect(
      without.error.contains("Two cannot go on: the script has changed since; there is no Fold"))
    #expect(without.status == 1)
    try FileManager.default.removeItem(atPath: "\(sandbox.folder)/two.routine")
    let gone = try await run("limber play --resume --output silent --speed 1000")
    #expect(gone.error.hasPrefix("limber: Two cannot go on: "))
    #expect(gone.status == 1)
  }

  /// The routine with so long a hold at its end that a busy machine kills it in time.
  private static let long = routine.replacing(
    "low. | Fold.\nHold: 10 seconds", with: "low. | Fold.\nHold: 2 minutes")

  /// Plays that, and kills it in the middle of the hold.
  private func killInFold() async throws {
    try sandbox.write(Self.long, to: "two.routine")
    _ = try await run(
      """
      limber play two.routine --output silent --speed 20 > out.txt &
      until grep -q 'Fold' out.txt; do sleep 0.05; done; kill -9 $!; wait
      """)
  }

  @Test func `words get shorter once a routine is known`() async throws {
    let plan = "limber show two.routine --plan --wording"
    let before = try await run("\(plan) auto | words; \(plan) full | words")
    #expect(before.output.contains("let your head hang low"))
    let short = try await run("\(plan) short | words")
    #expect(!short.output.contains("let your head hang low"))
    for _ in 0..<3 { await log(finishedAt: Date(timeIntervalSinceNow: -86_400)) }
    let after = try await run("\(plan) auto | words")
    #expect(after.output == short.output)
  }

  /// Logs a session of the routine by the clock of a person.
  private func log(finishedAt date: Date) async {
    let start = SessionStart(
      routine: "\(sandbox.folder)/two.routine", id: "two", title: "Two", language: "en",
      fingerprint: "", options: [], speed: 1, continues: nil)
    let place = SessionPlace(
      pose: "fold", title: "Fold", occurrence: 1, side: nil, set: 1, window: 1, isInWindow: true)
    let window = LoggedWindow(
      place: place, kind: .hold, planned: .seconds(10), given: .seconds(10), ending: .full)
    let log = SessionLog(file: file, start: start, now: { date })
    log.write([
      .planned(length: .seconds(90), practice: .seconds(10)), .reached(place), .window(window),
      .ended(.finished),
    ])
    await log.close()
  }

  @Test func `a week tells what is due, by its status too`() async throws {
    let due = try await run("limber week two.routine --json")
    let weekday = Calendar(identifier: .gregorian).component(.weekday, from: Date())
    // Sunday is 1; three times a week, the first falls due on Wednesday.
    let isDue = weekday == 1 || weekday >= 4
    #expect(due.status == (isDue ? 3 : 0))
    #expect(due.output.contains("\"state\":\"\(isDue ? "due" : "onTrack")\""))
    for _ in 0..<3 { await log(finishedAt: Date()) }
    let done = try await run("limber week")
    #expect(done.status == 0)
    #expect(done.output.contains("3 times a week"))
    #expect(done.output.contains("0:30"))
    let csv = try await run("limber week --csv")
    #expect(csv.output.hasSuffix("two,Two,3 times a week,3,7,3,30000,done\r\n"))
  }
}
