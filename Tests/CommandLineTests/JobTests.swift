import Foundation
import LimberTesting
import Testing

/// Lists of jobs, and what may have happened to their outputs since.
@Suite(.timeLimit(.minutes(5)))
struct JobTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write("Pose: Calm\n\nSit down.\nHold: 5 seconds\n", to: "calm.routine")
    try sandbox.write("Pose: Still\n\nLie down.\nHold: 9 seconds\n", to: "still.routine")
  }

  @Test func `a damaged output is made again when it is verified`() async throws {
    let kinds = ["wav", "flac", "ogg", "opus", "mp3"]
    try write(kinds.map { job("calm", "a.\($0)") })
    let first = try await reports()
    #expect(first.map(\.state) == Array(repeating: "made", count: 5))
    try write(
      zip(kinds, first).map { job("calm", "a.\($0)", ",\"sha256\":\"\($1.sha256 ?? "")\"") })
    #expect(try await reports("--verify").map(\.state) == Array(repeating: "skipped", count: 5))

    let damages = [
      // A bit in the middle, the end cut off, gone, and another sound of ours.
      "for k in \(kinds.joined(separator: " ")); do "
        + "s=$(($(stat -c %s a.$k)/2)); printf '\\377' | dd of=a.$k bs=1 seek=$s conv=notrunc status=none; "
        + "printf '\\0' | dd of=a.$k bs=1 seek=$((s+1)) conv=notrunc status=none; done",
      "for k in wav opus; do truncate -s $(($(stat -c %s a.$k)*2/3)) a.$k; done; "
        + "for k in flac ogg mp3; do truncate -s -9 a.$k; done",
      "rm a.*",
      "limber render --jobs other > other.said; for k in \(kinds.joined(separator: " ")); do mv b.$k a.$k; done",
    ]
    try sandbox.write(
      kinds.map { job("still", "b.\($0)") }.joined(separator: "\n"), to: "other")
    for damage in damages {
      try await run(damage)
      let again = try await reports("--verify")
      #expect(again.map(\.state) == Array(repeating: "made", count: 5), "\(damage)")
      #expect(again.map(\.sha256) == first.map(\.sha256), "\(damage)")
    }
    // Without a checksum in the list, those with checksums of their own are known.
    try write(kinds.map { job("calm", "a.\($0)") })
    try await run(damages[0])
    let known = try await reports("--verify")
    #expect(known.filter { $0.state == "made" }.map(\.output).sorted().contains("a.flac"))
    #expect(known[2...3].allSatisfy { $0.state == "made" })
  }

  @Test func `texts beside a sound are replaced if they are ours, and nobody else's`() async throws
  {
    let options = #","options":{"captions":true,"chapters":true}"#
    try write([job("calm", "a.opus", options)])
    #expect(try await reports().map(\.state) == ["made"])
    let chapters = try #require(sandbox.bytes(of: "a.chapters.json"))
    let parsed = try JSONSerialization.jsonObject(with: Data(chapters)) as? [String: Any]
    #expect((parsed?["chapters"] as? [Any])?.count == 1)
    try await run("ffprobe -v error a.vtt")
    #expect(try await reports().map(\.state) == ["skipped"])

    try await run("rm a.vtt")
    #expect(try await reports().map(\.state) == ["made"])
    try await run("echo 'Hold: 3 seconds' >> calm.routine")
    #expect(try await reports().map(\.state) == ["made"])

    try await run("sed -i s/Calm/Quiet/ a.vtt; echo 'Hold: 3 seconds' >> calm.routine")
    let mine = sandbox.bytes(of: "a.vtt")
    let refused = try await reports()
    #expect(refused.map(\.code) == [73])
    #expect(refused.map(\.error) == ["a.vtt exists already"])
    #expect(sandbox.bytes(of: "a.vtt") == mine)
    #expect(try await reports("--force").map(\.state) == ["made"])
    #expect(try await reports().map(\.state) == ["skipped"])
  }

  @Test func `what another voice had to say is made again`() async throws {
    try write([job("calm", "a.opus", #","options":{"voice":"natural"}"#)])
    for _ in 0..<2 {
      let report = try #require(try await reports().first)
      #expect(report.state == "made")
      #expect(report.key == nil)
      #expect(report.warnings.contains { $0.contains("since natural") }, "\(report)")
    }
  }

  @Test func `what changes nothing that is heard changes no key`() async throws {
    try write([job("calm", "a.opus")])
    let first = try await reports()
    try write([job("calm", "a.opus", #","options":["--no-cache"]"#)])
    let second = try await reports()
    #expect(second.map(\.state) == ["skipped"])
    #expect(second.map(\.key) == first.map(\.key))
  }

  @Test(arguments: ["TERM", "INT"])
  func `a list that is stopped leaves whole files and whole lines, and goes on`(
    signal: String
  ) async throws {
    let jobs = (10...39).map { job("calm", "out/\($0).opus", #","options":{"pace":"1.\#($0)"}"#) }
    try write(jobs)
    let stopped = try await sandbox.run(
      """
      mkdir out; limber render --jobs list > said & until [ -s said ]; do sleep 0.01; done
      kill -\(signal) $!; wait $!
      """)
    #expect(stopped.status == 130, "\(stopped)")
    let said = String(decoding: try #require(sandbox.bytes(of: "said")), as: UTF8.self)
    let lines = said.split(separator: "\n")
    #expect(said.hasSuffix("}\n"))
    #expect((1..<30).contains(lines.count))
    for line in lines { #expect(try Report(line).state == "made") }
    let left = try await run("ls -A out | grep -c -v opus || true")
    #expect(left == "0\n")
    let rest = try await reports()
    #expect(rest.count == 30)
    #expect(rest.prefix(lines.count).allSatisfy { $0.state == "skipped" })
    #expect(rest.compactMap(\.error) == [])
    #expect(sandbox.processes == [])
  }

  @Test func `a report that cannot be written is told with its status`() async throws {
    try write([job("calm", "a.opus")])
    let full = try await sandbox.run("limber render --jobs list > /dev/full")
    #expect(full.status == 74)
    #expect(full.error == "limber: cannot write standard output: there is no room for it\n")
    let closed = try await sandbox.run("limber render --jobs list | true; echo ${PIPESTATUS[0]}")
    #expect(closed.output == "1\n")
    #expect(closed.error == "limber: nobody reads what is reported\n")
  }
}

extension JobTests {
  private struct Report: CustomStringConvertible {
    var state: String
    var output: String
    var key: String?
    var sha256: String?
    var code: Int?
    var error: String?
    var warnings: [String]
    var description: String

    init(_ line: Substring) throws {
      let members = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      state = try #require(members["state"] as? String)
      output = members["output"] as? String ?? ""
      key = members["key"] as? String
      sha256 = members["sha256"] as? String
      code = members["code"] as? Int
      error = members["error"] as? String
      warnings = members["warnings"] as? [String] ?? []
      description = String(line)
    }
  }

  private func job(_ routine: String, _ output: String, _ more: String = "") -> String {
    #"{"routine":"\#(routine).routine","output":"\#(output)"\#(more)}"#
  }

  private func write(_ jobs: [String]) throws {
    try sandbox.write(jobs.joined(separator: "\n"), to: "list")
  }

  /// What came of the list.
  private func reports(_ options: String = "") async throws -> [Report] {
    let ending = try await sandbox.run("limber render --jobs list \(options)")
    return try ending.output.split(separator: "\n").map { try Report($0) }
  }

  @discardableResult
  private func run(_ command: String) async throws -> String {
    let ending = try await sandbox.run(command)
    try #require(ending.status == 0, "\(ending)")
    return ending.output
  }
}
