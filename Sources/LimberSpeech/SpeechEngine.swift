/// A synthesizer that runs something, which has to be ended.
public protocol SpeechEngine: SpeechSynthesizer {
  /// Ends everything it runs; no process is left when it returns.
  ///
  /// Waits for what is being said, so cancel what is not wanted. Whatever is asked later throws
  /// `.unavailable`.
  func shutdown() async
}
