internal import FoundationEssentials
internal import Subprocess

extension PulseServer {
  /// Records what sounds on a device while `body` runs, and half a second more.
  ///
  /// The recorder runs before `body` begins, and changes nothing of what it observes.
  public func recording(
    of device: String, _ body: @Sendable () async throws -> Void
  ) async throws -> [Int16] {
    let file = "\(folder)/\(UUID().uuidString).raw"
    var options = ["--raw", "--format=s16le", "--rate=48000", "--channels=1"]
    // Without a wish PipeWire hands over 2 s at a time; its blocks are smaller than this anyhow.
    if launch is PipeWireLaunch { options.append("--latency-msec=50") }
    _ = try await Subprocess.run(
      .name("parec"), arguments: Arguments(["-d", "\(device).monitor"] + options + [file]),
      environment: environment, input: .none, output: .discarded, error: .discarded
    ) { recorder in
      do {
        try await growth(of: file, by: 4800)
        try await body()
        try await growth(of: file, by: 24_000)
      } catch {
        await recorder.teardown(using: [])
        throw error
      }
      await recorder.teardown(using: [])
    }
    return samples(in: file)
  }

  /// Waits until so many more frames have been recorded; for 5 s at most.
  private func growth(of file: String, by frames: Int) async throws {
    let goal = bytes(in: file) + 2 * frames
    for _ in 0..<500 {
      if bytes(in: file) >= goal { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw SinkViolation("the monitor gives no sound")
  }

  private func bytes(in file: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return attributes?[.size] as? Int ?? 0
  }

  private func samples(in file: String) -> [Int16] {
    let bytes = [UInt8](FileManager.default.contents(atPath: file) ?? Data())
    return stride(from: 0, to: bytes.count - 1, by: 2).map {
      Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
    }
  }
}
