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

  /// Takes the first of two fake cards of a PulseAudio away.
  public func removeFirstCard() async throws {
    let asked = try await Subprocess.run(
      .name("pactl"), arguments: ["list", "short", "modules"], environment: environment,
      output: .string(limit: 1 << 16))
    let line = asked.standardOutput.split(separator: "\n").first { $0.contains("device=fakecard") }
    guard let number = line?.split(separator: "\t").first else {
      throw SinkViolation("the private sound server has no card")
    }
    try await control("unload-module", String(number))
  }

  /// Gives the fake card back.
  public func addCard() async throws {
    if let launch = launch as? PipeWireLaunch { return try await launch.makeDevices() }
    try await load(PulseAudioLaunch.card)
  }

  /// Adds a second fake card to a server that has one; it is called `second`.
  public func addSecondCard() async throws {
    if let launch = launch as? PipeWireLaunch { return try await launch.makeSecondCard() }
    let card = PulseAudioLaunch.card
    try await load(
      card.replacing("device=fakecard", with: "device=secondcard")
        .replacing("sink_name=card", with: "sink_name=second"))
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
