internal import LimberEars
internal import LimberHama
internal import LimberPulse

extension Finding {
  /// Looks for a microphone.
  @Sendable static func microphone() async -> Finding {
    let microphones = Backends.microphones().map(\.name)
    guard microphones.isEmpty else {
      return Finding(isGood: true, words: microphones.joined(separator: ", "))
    }
    return Finding(
      isGood: false, words: "the sound server has none; only spoken commands need it",
      advice: "plug one in, or choose a profile with an input in the sound settings")
  }

  /// Loads what understands spoken commands.
  @Sendable static func hearing() async -> Finding {
    do throws(AcousticModelError) {
      let model = try Backends.acousticModel()
      _ = try model.chances(in: [Float](repeating: 0, count: 16_000))
      return Finding(isGood: true, words: "hama \(HamaFiles.version); try \"limber listen\"")
    } catch {
      return Finding(
        isGood: false, words: "\(error.reason); only spoken commands need it. To have it:",
        advice: EarsPlaces.advice)
    }
  }
}
