internal import LimberPulse

/// Which microphone a person means.
enum MicrophoneName {
  /// The server's name for the one that is called by its name, or by a part of its description that
  /// no other has.
  ///
  /// A name that no microphone has now is taken as it is: one that is plugged in later may have it.
  ///
  /// - Throws: a failure that lists the microphones there are, if several are meant, or none could
  ///   have such a name.
  static func meant(
    by words: String, among microphones: [PulseOutput] = Backends.microphones()
  ) throws -> String {
    if let one = PulseOutput.meant(by: words, among: microphones) { return one.name }
    let part = words.lowercased()
    let isPart = microphones.contains {
      $0.name.lowercased().contains(part) || $0.description.lowercased().contains(part)
    }
    guard isPart || words.isEmpty || (words.contains(" ") && !microphones.isEmpty) else {
      return words
    }
    let all = microphones.map { "\($0.name) (\($0.description))" }.joined(separator: ", ")
    throw Failure(
      "no single microphone is called \"\(words)\"",
      hint: all.isEmpty ? "there is none now" : "there are: \(all)")
  }
}
