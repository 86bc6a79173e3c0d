internal import CEspeakNG
internal import Glibc
internal import LimberTuning

/// A voice of the engine with lines of ours behind its own.
///
/// The engine only takes tuning from a file, whose path it makes lower-case and cuts to 59 bytes.
/// This one is a file without a name, which ends with the process.
struct TunedVoice {
  private let lines: [String]

  /// Puts `tuning` behind the lines of the voice that the engine has selected.
  init(_ tuning: [TuningLine], data: DataFolder) throws(Failure) {
    guard let voice = unsafe espeak_GetCurrentVoice(),
      let identifier = unsafe voice.pointee.identifier
    else { throw Self.failure }
    let parts = unsafe String(cString: identifier).split(separator: "+")
    guard let name = parts.first, let own = data.lines(ofVoice: String(name)) else {
      throw Self.failure
    }
    let variant = parts.dropFirst().first.flatMap { data.lines(ofVoice: "!v/\($0)") } ?? []
    // A variant says of itself that it is one, which would be taken for a language.
    let sound = variant.filter { line in
      !["name", "language", "gender", "echo"].contains { line.hasPrefix($0) }
    }
    lines = own + sound + tuning.map(\.text)
  }

  /// Makes the engine speak with it.
  func select() throws(Failure) {
    let descriptor = limber_nameless_file()
    guard descriptor >= 0 else { throw Self.failure }
    defer { close(descriptor) }
    let text = Array((lines.joined(separator: "\n") + "\n").utf8)
    guard writeAll(text, to: descriptor),
      unsafe espeak_ng_SetVoiceByFile("/proc/self/fd/\(descriptor)") == ENS_OK
    else { throw Self.failure }
  }

  private static let failure = Failure(
    code: .engineFailure, reason: "espeak-ng does not take the tuning of the voice")
}
