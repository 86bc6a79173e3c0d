import Foundation
import LimberAudio
import LimberPulse
import LimberTesting
import Subprocess
import Testing

/// Two programs of real-time priority that go before everything but the server, one on each core.
enum UrgentPrograms {
  /// How long, in milliseconds, each gap is that a card plays while they run for four seconds.
  static func gaps(on kind: PulseServer.Kind) async throws -> [Double] {
    try await PulseServer.run(kind, on: .faultless) { server in
      let session = try await FaultySession(on: server)
      try await Task.sleep(for: .seconds(1))
      async let one: Void = run()
      async let other: Void = run()
      _ = try await (one, other)
      try await Task.sleep(for: .seconds(1))
      await session.end()
      Figures.tell(
        "frames lost beside urgent programs: \(CodedRecording(server.played).losses)")
      return silences(in: server.played)
    }
  }

  /// How many milliseconds of each second Linux keeps for programs of ordinary priority.
  ///
  /// A server's own thread, which is of real-time priority as well, has to wait then. 50 as a rule,
  /// and 0 after `sysctl kernel.sched_rt_runtime_us=-1`.
  static var reserve: Double {
    guard let kept = number("sched_rt_runtime_us"), kept >= 0,
      let period = number("sched_rt_period_us")
    else { return 0 }
    return Double(period - kept) / 1000
  }

  private static func number(_ setting: String) -> Int? {
    (try? String(contentsOfFile: "/proc/sys/kernel/\(setting)", encoding: .utf8))
      .flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  private static func run() async throws {
    // More urgent than a player may be, and less than a server's own thread. It has to end by itself:
    // where both cores are taken, nobody could end it.
    let program = ["-f", "3", "bash", "-c", "while (( SECONDS < 4 )); do :; done"]
    let ended = try await Subprocess.run(
      .name("chrt"), arguments: Arguments(program), output: .discarded, error: .discarded)
    #expect(ended.terminationStatus.isSuccess, "it ran until its time was over")
  }

  /// How long each silence between two sounds is, in milliseconds.
  private static func silences(in samples: [Int16]) -> [Double] {
    let sounding = samples.indices.filter { samples[$0] != 0 }
    return zip(sounding, sounding.dropFirst()).filter { $1 - $0 > 1 }.map { before, after in
      Figures.tell(String(format: "a gap %.2f s after the start", Double(before) / 48_000))
      return Double(after - before - 1) / 48
    }
  }
}
