/// The lengths of the phases of one breath.
///
/// The presets lie between 5.5 and 8.6 breaths a minute (LANGUAGE.md 2.1).
public struct BreathPattern: Hashable, Sendable {
  /// How long the inhale lasts.
  public var inhale: Milliseconds
  /// How long the exhale lasts.
  public var exhale: Milliseconds
  /// How long the lungs stay empty before the next inhale.
  public var pause: Milliseconds

  /// Creates a pattern from the lengths of its phases.
  public init(inhale: Milliseconds, exhale: Milliseconds, pause: Milliseconds = .zero) {
    self.inhale = inhale
    self.exhale = exhale
    self.pause = pause
  }

  /// One full breath.
  public var cycle: Milliseconds { inhale + exhale + pause }

  /// The pattern of a preset name (`easy`, `slow`, `calm`, `even`), if there is one.
  public static func preset(_ name: String) -> BreathPattern? {
    presets[name]
  }

  /// The pattern used where nothing else is asked for: 3 s in, 5 s out.
  public static let slow = BreathPattern(inhale: 3000, exhale: 5000)

  /// The names a person may write in place of a pattern.
  public static let presets: [String: BreathPattern] = [
    "easy": BreathPattern(inhale: 3000, exhale: 4000),
    "slow": slow,
    "calm": BreathPattern(inhale: 4000, exhale: 6000),
    "even": BreathPattern(inhale: 5500, exhale: 5500),
  ]
}
