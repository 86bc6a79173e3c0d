import Foundation
import LimberTesting
import Testing

/// Sound files that whole programs write, and what may happen to them from outside.
@Suite(.timeLimit(.minutes(60)))
struct RenderedFileTests {
  private let sandbox: Sandbox

  /// How many programs are killed; more by `make soak-render`.
  private static let kills =
    ProcessInfo.processInfo.environment["LIMBER_RENDER_KILLS"].flatMap(Int.init) ?? 6

  init() throws {
    sandbox = try Sandbox()
    let parts = (1...8).map { "\nPart: Part \($0)\nReach up with arm \($0).\nHold: 10 seconds\n" }
    try sandbox.write("Session: Parts\n" + parts.joined(), to: "a.routine")
  }

  @Test func `a program killed while it writes leaves an old file, none, or the whole`()
    async throws
  {
    let start = ContinuousClock.now
    _ = try await run("limber render a.routine -o whole.opus")
    let whole = (ContinuousClock.now - start) / .milliseconds(1)
    try sandbox.write("old", to: "old")
    var absent = 0
    for number in 0..<Self.kills {
      let moment = Double.random(in: 0.05...1.05) * whole / 1000
      let hasOld = number.isMultiple(of: 2)
      let ending = try await sandbox.run(
        """
        rm -f a.opus; \(hasOld ? "cp old a.opus" : ":")
        timeout -s KILL \(moment) limber render a.routine --force -o a.opus 2>/dev/null
        if [ ! -e a.opus ]; then echo absent; exit; fi
        cmp -s a.opus old || cmp a.opus whole.opus
        """)
      #expect(ending.status == 0, "\(ending)")
      #expect(!hasOld || ending.output == "")
      absent += ending.output == "absent\n" ? 1 : 0
    }
    Figures.tell("\(absent) of \(Self.kills) killed renders left no file\n")
    _ = try await run("limber render a.routine --force -o a.opus && cmp a.opus whole.opus")
    #expect(try await run("ls -A") == "a.opus\na.routine\nold\nwhole.opus\n")
    #expect(sandbox.processes == [])
  }

  @Test func `ffmpeg hears the loudness that is told, and it is the one that is aimed at`()
    async throws
  {
    let told = try await run(
      "limber render desk-break -o a.flac 2>&1 | grep -oE -- '-[0-9.]+ LUFS' | tr -dc '0-9.-'")
    let heard = try await run(
      "ffmpeg -nostats -i a.flac -af ebur128 -f null - 2>&1 "
        + "| tail -12 | grep -oE 'I: *-[0-9.]+' | tr -dc '0-9.-'")
    let (ours, theirs) = (try #require(Double(told)), try #require(Double(heard)))
    #expect(abs(ours - theirs) <= 0.1)
    #expect(abs(theirs - -18) <= 0.5)
  }

  @Test func `the file of a long session takes no more memory than that of a short one`()
    async throws
  {
    // Sixty sentences, none like another: their samples alone are 12 MB.
    let parts = (1...60).map {
      "\nPart: Part \($0)\nReach up, and look at hand number \($0).\nHold: 1 minute\n"
    }
    try sandbox.write("Session: Long\n" + parts.joined(), to: "long.routine")
    _ = try await run(
      "limber render a.routine -o /dev/null; limber render long.routine -o /dev/null")
    var peaks: [Int] = []
    for name in ["a", "long"] {
      let peak = try await run(
        "python3 -c 'import os,sys; p=os.spawnvp(os.P_NOWAIT,sys.argv[1],sys.argv[1:]); "
          + "print(os.wait4(p,0)[2].ru_maxrss)' limber render \(name).routine -o /dev/null"
      )
      peaks.append(try #require(Int(peak.trimmingCharacters(in: .whitespacesAndNewlines))))
    }
    // What is left is the plan: an hour of it.
    #expect(peaks[1] < peaks[0] + 8000, "\(peaks) KB")
    Figures.tell("\(peaks[0] / 1024) MB for a short session, \(peaks[1] / 1024) MB for an hour\n")
  }

  /// What a command writes; it has to succeed.
  @discardableResult
  private func run(_ command: String) async throws -> String {
    let ending = try await sandbox.run(command)
    #expect(ending.status == 0, "\(ending)")
    return ending.output
  }
}
