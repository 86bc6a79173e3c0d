import Foundation
import LimberTesting
import Testing

/// A disk that fails at the first, second, third, … call that concerns an output
/// (`Tests/FakeDisk/failcall.c`).
@Suite(.timeLimit(.minutes(20)))
struct FaultyDiskTests {
  private let sandbox: Sandbox

  /// Whether every call fails once; `make soak-render` wants that everywhere.
  private static let isThorough =
    ProcessInfo.processInfo.environment["LIMBER_RENDER_KILLS"] != nil
  private static let kinds = isThorough ? ["wav", "flac", "ogg", "opus", "mp3"] : ["flac"]
  /// More calls than any output takes.
  private static let most = isThorough ? 60 : 20

  init() async throws {
    sandbox = try Sandbox()
    try sandbox.write("Pose: Calm\n\nSit down.\nHold: 10 seconds\n", to: "calm.routine")
    _ = try await sandbox.library("FakeDisk/failcall.c")
  }

  @Test(arguments: kinds, ["", "FAIL_STAYS=1 "])
  func `wherever the disk is full, a sound and its texts are whole or not there`(
    kind: String, mode: String
  ) async throws {
    tell("\(kind) \(mode)")
    let reports = try await jobs(kind, mode, options: #"{"captions":true,"chapters":true}"#)
    for report in reports {
      let names = try names(in: report.folder)
      let all = ["a.\(kind)", "a.chapters.json", "a.vtt"].sorted()
      if report.state == "made" {
        #expect(names == all, "\(report)")
      } else {
        #expect(names == [], "\(report)")
        expectFull(report)
      }
    }
    expectFailuresFirst(reports, atLeast: 12)
  }

  @Test(arguments: kinds)
  func `wherever the disk is full, the old file stays`(kind: String) async throws {
    tell("\(kind) over an old file")
    for number in 1...Self.most {
      try sandbox.write("mine", to: "fail-\(number)/a.\(kind)")
    }
    let reports = try await jobs(kind, "", options: #"{"force":true}"#)
    for report in reports {
      let path = "\(report.folder)/a.\(kind)"
      #expect(try names(in: report.folder) == ["a.\(kind)"])
      #expect((sandbox.bytes(of: path) == Array("mine".utf8)) == (report.state != "made"))
      if report.state != "made" { expectFull(report) }
    }
    expectFailuresFirst(reports, atLeast: 5)
  }

  @Test(arguments: [(13, "permission denied", 73), (30, "read-only file system", 73)])
  func `a folder that nobody may write to is told`(
    error: Int, reason: String, code: Int
  ) async throws {
    try await run("mkdir -p fail-1")
    let ending = try await sandbox.run(
      "FAIL_ERROR=\(error) LD_PRELOAD=../failcall.so limber render calm.routine -o fail-1/a.wav")
    #expect(ending.status == 1)
    #expect(ending.error == "limber: cannot write fail-1/a.wav: \(reason)\n")
    try sandbox.write(#"{"routine":"calm.routine","output":"fail-1/a.wav"}"#, to: "list")
    let report = try await sandbox.run(
      "FAIL_ERROR=\(error) LD_PRELOAD=../failcall.so limber render --jobs list")
    #expect(report.output.contains("\"code\":\(code),"), "\(report)")
    #expect(try names(in: "fail-1") == [])
  }

  @Test(arguments: [
    ("export calm.routine --all OUT/new", 13, 52),
    ("export calm.routine --split -o OUT/a.labels.txt", 6, 24),
    ("export calm.routine -o OUT/a.html", 1, 4), ("render calm.routine -o OUT/a.opus", 1, 4),
  ])
  func `wherever the disk is full, a command says so and leaves nothing`(
    command: String, files: Int, calls: Int
  ) async throws {
    let all = Array(1...calls)
    let few = Self.isThorough ? all : [1, 2, 3, calls / 2, calls - 1, calls]
    for number in Set(few).sorted() {
      tell("\(command), call \(number) of \(calls)")
      let folder = "fail-\(number)"
      try await run("mkdir \(folder)")
      let line = command.replacing("OUT", with: folder)
      let ending = try await sandbox.run("LD_PRELOAD=../failcall.so limber \(line)")
      #expect(ending.status == 74, "\(ending)")
      let lines = ending.error.split(separator: "\n")
      #expect(lines.count == 1, "\(lines)")
      #expect(lines[0].hasPrefix("limber: cannot write \(folder)/"), "\(lines)")
      #expect(lines[0].hasSuffix(": no space left on device"), "\(lines)")
      #expect(try names(in: folder) == [])
    }
    let folder = "fail-\(calls + 1)"
    try await run(
      "mkdir \(folder); LD_PRELOAD=../failcall.so limber "
        + command.replacing("OUT", with: folder))
    #expect(try await run("find \(folder) -type f | wc -l") == "\(files)\n")
  }

  @Test(arguments: ["", "FAIL_STAYS=1 "])
  func `whichever call of its own folders fails, a session is given`(mode: String) async throws {
    let line = "limber play calm.routine --output silent --speed 1000"
    let whole = try await sandbox.run(line)
    for number in Self.isThorough ? Array(1...60) : [1, 2, 3, 5, 8, 13, 21, 34] {
      tell("a session, call \(number) \(mode)")
      let folder = "$PWD/fail-\(number)"
      let place = "export XDG_DATA_HOME=\(folder)/data XDG_CACHE_HOME=\(folder)/cache"
      let ending = try await sandbox.run(
        "mkdir \(folder); \(place); \(mode)LD_PRELOAD=../failcall.so \(line)")
      #expect(ending.status == 0, "\(ending)")
      #expect(ending.output == whole.output, "\(number)")
      #expect(ending.error.components(separatedBy: "limber: ").count <= 2, "\(ending.error)")
      let next = try await sandbox.run("\(place); \(line) && limber log")
      #expect(next.status == 0, "\(next)")
    }
  }

  @Test func `a script that is rewritten is the old or the new one`() async throws {
    for number in 1...5 {
      try sandbox.write("pose: Calm\nhold: 5 s\n", to: "fail-\(number)/a.routine")
      try await run("chmod 640 fail-\(number)/a.routine")
      let ending = try await sandbox.run(
        "LD_PRELOAD=../failcall.so limber format fail-\(number)/a.routine")
      let text = sandbox.bytes(of: "fail-\(number)/a.routine").map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(ending.status == 74, "\(ending)")
      #expect(text == "pose: Calm\nhold: 5 s\n")
      #expect(try names(in: "fail-\(number)") == ["a.routine"])
    }
    try sandbox.write("pose: Calm\nhold: 5 s\n", to: "fail-6/a.routine")
    try await run(
      "chmod 640 fail-6/a.routine; LD_PRELOAD=../failcall.so limber format fail-6/a.routine")
    #expect(
      try await run("stat -c %a fail-6/a.routine; head -1 fail-6/a.routine") == "640\nPose: Calm\n")
  }
}

// MARK: - Lists of jobs, each of which meets its own fault

extension FaultyDiskTests {
  /// What came of a job in the folder `fail-number`, in which the call of that number fails.
  private struct Report: CustomStringConvertible {
    var number: Int
    var state: String
    var code: Int?
    var error: String?

    var folder: String { "fail-\(number)" }
    var description: String { "\(folder): \(state), \(error ?? "no error")" }
  }

  /// Makes one sound in every folder, all in one program.
  private func jobs(
    _ kind: String, _ mode: String, options: String
  ) async throws -> [Report] {
    for number in 1...Self.most {
      try FileManager.default.createDirectory(
        atPath: "\(sandbox.folder)/fail-\(number)", withIntermediateDirectories: true)
    }
    let lines = (1...Self.most).map { number in
      #"{"routine":"calm.routine","output":"fail-\#(number)/a.\#(kind)","options":\#(options)}"#
    }
    try sandbox.write(lines.joined(separator: "\n"), to: "list")
    let ending = try await sandbox.run(
      "\(mode)LD_PRELOAD=../failcall.so limber render --jobs list")
    #expect(ending.status == 75, "\(ending.error)")
    let reports = try ending.output.split(separator: "\n").map { line in
      let report = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return Report(
        number: try #require(report["line"] as? Int),
        state: try #require(report["state"] as? String), code: report["code"] as? Int,
        error: report["error"] as? String)
    }
    #expect(reports.count == Self.most)
    return reports
  }

  private func expectFull(_ report: Report) {
    #expect(report.code == 74, "\(report)")
    #expect(report.error?.hasPrefix("cannot write \(report.folder)/a.") == true, "\(report)")
    #expect(report.error?.hasSuffix(": no space left on device") == true, "\(report)")
  }

  /// Every call up to some number fails, and no job takes more.
  private func expectFailuresFirst(_ reports: [Report], atLeast least: Int) {
    let states = reports.map(\.state)
    let failed = states.count { $0 == "failed" }
    #expect(failed >= least)
    #expect(failed < Self.most)
    #expect(states.prefix(failed).allSatisfy { $0 == "failed" })
  }

  /// Where a long run is.
  private func tell(_ place: String) {
    if Self.isThorough { Figures.tell("full disk: \(place)") }
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(sandbox.folder)/\(folder)").sorted()
  }

  @discardableResult
  private func run(_ command: String) async throws -> String {
    let ending = try await sandbox.run(command)
    try #require(ending.status == 0, "\(ending)")
    return ending.output
  }
}
