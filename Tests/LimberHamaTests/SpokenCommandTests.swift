import Foundation
import LimberAudio
import LimberControl
import LimberEars
import LimberEcho
import LimberFiles
import LimberHama
import Subprocess
import SystemPackage
import Testing

/// Real sound through the real model: said by flite, which is not the coach's engine.
@Suite(.enabled(if: InstalledEars.isThere, "`make ears` brings the model"))
struct SpokenCommandTests {
  /// What flite says, at 16 kHz, at -22 dB.
  private func said(_ text: String, voice: String) async throws -> [Float] {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).wav")
    defer { try? FileManager.default.removeItem(at: file) }
    let result = try await run(
      .name("flite"), arguments: ["-voice", voice, "-t", text, "-o", file.path],
      output: .discarded, error: .discarded)
    try #require(result.terminationStatus.isSuccess, "flite is there, as `make setup` brings it")
    let samples = try MusicFile(path: file.path).samples.map { Float($0) / 32_768 }
    let converted = Resampler(from: AudioFormat.sampleRate, to: TimedSound.sampleRate)
      .resampled(samples)
    let power = converted.reduce(0) { $0 + $1 * $1 } / Float(converted.count)
    return converted.map { $0 * 0.08 / power.squareRoot() }
  }

  /// The commands in a room with these words.
  private func heard(
    _ words: [Float], loudspeaker: [Float] = [], in state: ListeningState = .running
  ) throws -> [String] {
    try decided(words, loudspeaker: loudspeaker, in: state).map(\.command)
  }

  /// The same, each with how many seconds of sound after the end of its words it was decided.
  private func decided(
    _ words: [Float], loudspeaker: [Float] = [], in state: ListeningState
  ) throws -> [(command: String, after: Double)] {
    var hearing = Hearing(
      model: try HamaModel(try HamaFiles.find(in: [InstalledEars.folder])), canceller: SpeexEcho())
    hearing.vocabulary = VoiceCommands.english.vocabulary(for: state)
    let room = VoiceNoise.room(seconds: 1) + words + VoiceNoise.room(seconds: 1)
    let noise = VoiceNoise.room(seconds: room.count / 16_000 + 1)
    let played = [Float](repeating: 0, count: 16_000) + loudspeaker
    var heard: [(command: String, after: Double)] = []
    for start in stride(from: 0, to: room.count - VoiceDetector.block, by: VoiceDetector.block) {
      let range = start..<start + VoiceDetector.block
      let events = try hearing.take(
        range.map { room[$0] + noise[$0] },
        loudspeaker: range.map { $0 < played.count ? played[$0] : 0 }, at: 0)
      for case .heard(let command) in events {
        heard.append(("\(command.command)", Double(range.upperBound - command.end) / 16_000))
      }
    }
    return heard
  }

  @Test(arguments: [
    ("pause exercise", "pause", "slt"), ("next exercise", "next", "rms"),
    ("more time please", "more time", "slt"), ("that hurts", "that hurts", "rms"),
  ])
  func `a command is understood`(words: String, command: String, voice: String) async throws {
    #expect(try heard(try await said(words, voice: voice)) == [command])
  }

  @Test(arguments: [
    ("start session", "start", ListeningState.idle), ("pause exercise", "pause", .running),
    ("continue session", "resume", .paused), ("repeat exercise", "say again", .running),
    ("next exercise", "next", .running), ("that hurts", "that hurts", .running),
    ("easier please", "easier", .hurting), ("stop session", "stop", .running),
    ("yes please", "yes", .asked),
  ])
  func `what steers a session is decided in time`(
    words: String, command: String, state: ListeningState
  ) async throws {
    let decided = try decided(try await said(words, voice: "slt"), in: state)
    #expect(decided.map(\.command) == [command])
    // The goal is 0.6 s to the action. The rest of it, and of the machine, is heard in a room.
    #expect(decided.allSatisfy { (0.2...0.6).contains($0.after) }, "\(decided)")
  }

  @Test func `a sentence with a command in it is not one`() async throws {
    let words = try await said("You can pause exercise bikes with the red button.", voice: "slt")
    #expect(try heard(words) == [])
  }

  @Test func `a loudspeaker that says a command is not obeyed`() async throws {
    let words = try await said("pause exercise", voice: "slt")
    // As loud as a person, and a little later than it was played.
    let echo = [Float](repeating: 0, count: 800) + words
    #expect(try heard(echo, loudspeaker: words) == [])
    #expect(try heard(echo) == ["pause"])
  }

  @Test func `a file that was changed is refused`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(atPath: InstalledEars.folder, toPath: folder.path)
    let weights = folder.appending(path: "asr_waveform.hama")
    var bytes = try Data(contentsOf: weights)
    bytes[1000] ^= 1
    try bytes.write(to: weights)
    #expect(throws: AcousticModelError.self) {
      _ = try HamaModel(try HamaFiles.find(in: [folder.path]))
    }
    try FileManager.default.removeItem(at: weights)
    do throws(AcousticModelError) {
      _ = try HamaFiles.find(in: [folder.path])
      Issue.record("it was found")
    } catch {
      #expect(error.code == .damaged)
    }
  }

  @Test func `where there is nothing, that is said`() {
    do throws(AcousticModelError) {
      _ = try HamaFiles.find(in: ["/nowhere"])
      Issue.record("it was found")
    } catch {
      #expect(error == AcousticModelError(.missing, "the recogniser hama is not there"))
    }
  }
}

/// Where `make ears` has put the model.
enum InstalledEars {
  static var folder: String { ProcessInfo.processInfo.environment["LIMBER_EARS"] ?? ".build/ears" }
  static var isThere: Bool {
    FileManager.default.fileExists(atPath: "\(folder)/asr_waveform.hama")
  }
}

/// The noise of a quiet room.
enum VoiceNoise {
  static func room(seconds: Int) -> [Float] {
    var state: UInt64 = 5
    return (0..<seconds * 16_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return 0.001 * (Float(state >> 40) / Float(1 << 23) - 1)
    }
  }
}
