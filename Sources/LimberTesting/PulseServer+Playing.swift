internal import FoundationEssentials
internal import Subprocess

extension PulseServer {
  /// Plays a steady tone as another program would, at half of full scale, while `body` runs.
  ///
  /// - Parameters:
  ///   - frequency: In hertz.
  ///   - properties: What the program tells of its sound, such as `media.role=phone`.
  ///   - body: What is done meanwhile.
  /// - Returns: What `body` returns.
  /// - Throws: what `body` throws.
  public func playing<Value: Sendable>(
    tone frequency: Double, _ properties: [String] = [], _ body: () async throws -> Value
  ) async throws -> Value {
    let file = "\(folder)/\(UUID().uuidString).raw"
    try Data(Self.tone(frequency, seconds: 60)).write(to: URL(filePath: file))
    let options = ["--raw", "--format=s16le", "--rate=48000", "--channels=1"]
    let before = try await streams()
    let result = try await Subprocess.run(
      .name("pacat"),
      arguments: Arguments(["-p"] + options + properties.map { "--property=\($0)" } + [file]),
      environment: environment, input: .none, output: .discarded, error: .discarded
    ) { player in
      for _ in 0..<200 where try await streams() == before {
        try await Task.sleep(for: .milliseconds(20))
      }
      do {
        let value = try await body()
        await player.teardown(using: [])
        return value
      } catch {
        await player.teardown(using: [])
        throw error
      }
    }
    return result.closureResult
  }

  /// What `pactl` writes when it is called like this.
  public func pactl(_ arguments: String...) async throws -> String {
    let result = try await Subprocess.run(
      .name("pactl"), arguments: Arguments(arguments), environment: environment,
      output: .string(limit: 1 << 20))
    return result.standardOutput
  }

  /// A second of the tone, over and over.
  private static func tone(_ frequency: Double, seconds: Int) -> [UInt8] {
    let second = (0..<48_000).flatMap { frame -> [UInt8] in
      let phase = (Double(frame) * frequency / 48_000).truncatingRemainder(dividingBy: 1)
      let half = (phase * 2).truncatingRemainder(dividingBy: 1)
      // Half a wave, as a parabola that is within a twentieth of a sine.
      let sample = Int16(16_384 * 4 * half * (1 - half) * (phase < 0.5 ? 1 : -1))
      let bits = UInt16(bitPattern: sample)
      return [UInt8(bits & 0xFF), UInt8(bits >> 8)]
    }
    return (0..<seconds).flatMap { _ in second }
  }
}
