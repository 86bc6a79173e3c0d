public import LimberAudio

extension SinkError {
  /// That a session goes on in silence, and what can be done about it.
  public var silentText: String { "no sound: \(reason); \(remedy), going on silently" }

  /// That a session waits until there is sound again.
  public var heldText: String { "no sound: \(reason); waiting for it" }
}
