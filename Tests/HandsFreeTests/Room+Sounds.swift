import Foundation
import LimberTesting
import Subprocess

/// What is heard in a room.
extension Room {
  /// The noise of a quiet room; without it the microphone would be taken for one that is switched
  /// off.
  func makeNoise() throws {
    var generator = SeededGenerator(seed: 1)
    let second = (0..<16_000).flatMap { _ in
      Self.bytes(of: Int16.random(in: -40...40, using: &generator))
    }
    try Data((0..<180).flatMap { _ in second }).write(to: URL(filePath: "\(folder)/noise.raw"))
  }

  /// Makes a noise at full scale, for two and a half seconds.
  func blare() async throws {
    let file = "\(folder)/blare.raw"
    let samples = (0..<40_000).flatMap { Self.bytes(of: $0 % 80 < 40 ? .max : .min) }
    try Data(samples).write(to: URL(filePath: file))
    try await run("pacat", ["-p", "--device=room", file] + Self.format)
  }

  /// Says words, and returns when their last sound has been heard.
  func say(_ words: String) async throws {
    let file = "\(folder)/\(words.replacing(" ", with: "-")).wav"
    if !FileManager.default.fileExists(atPath: file) {
      try await run("flite", ["-voice", "slt", "-t", words, "-o", file])
    }
    try await run("paplay", ["--device=room", file])
  }

  private static func bytes(of sample: Int16) -> [UInt8] {
    let bits = UInt16(bitPattern: sample)
    return [UInt8(bits & 0xFF), UInt8(bits >> 8)]
  }

  private func run(_ program: String, _ arguments: [String]) async throws {
    let done = try await Subprocess.run(
      .name(program), arguments: Arguments(arguments), environment: environment(),
      output: .discarded, error: .discarded)
    guard done.terminationStatus.isSuccess else {
      throw RoomError(what: "\(program) \(arguments.joined(separator: " ")) fails")
    }
  }
}
