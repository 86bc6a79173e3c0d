internal import Subprocess

extension PulseServer {
  /// Takes the fake card away, as when somebody unplugs it.
  public func removeCard() async throws {
    guard launch is PipeWireLaunch else {
      return try await control("unload-module", "module-alsa-sink")
    }
    let asked = try await Subprocess.run(
      .name("pw-cli"), arguments: ["destroy", "card"], environment: environment,
      output: .discarded, error: .discarded)
    guard asked.terminationStatus.isSuccess else {
      throw SinkViolation("the private sound server keeps its card")
    }
  }

  /// Gives the fake card back.
  public func addCard() async throws {
    if let launch = launch as? PipeWireLaunch { return try await launch.makeDevices() }
    try await load(PulseAudioLaunch.card)
  }

  /// Waits until the server answers, for about 20 s at most, and returns the last moment at which it
  /// was asked, in nanoseconds of the clock that drives a fake card.
  public func firstAnswer() async -> Int {
    for _ in 0..<2000 {
      let moment = CardTruth.now
      let asked = try? await Subprocess.run(
        .name("pactl"), arguments: ["info"], environment: environment, output: .discarded,
        error: .discarded)
      if asked?.terminationStatus.isSuccess == true { return moment }
    }
    return CardTruth.now
  }
}
