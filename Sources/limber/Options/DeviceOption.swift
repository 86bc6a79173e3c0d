internal import ArgumentParser
internal import LimberPulse

/// Where a session is heard.
struct DeviceOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The speaker, by its name or a part of its description; the usual one follows you.",
      valueName: "name"))
  var device: String?

  /// The name of the speaker on the sound server; nil for the usual one, or without a server.
  ///
  /// - Throws: a failure that lists the speakers there are, if none of them is meant.
  func found() throws -> String? {
    guard let device else { return nil }
    let outputs = Backends.speakers()
    guard !outputs.isEmpty else { return nil }
    if let output = PulseOutput.meant(by: device, among: outputs) { return output.name }
    guard !Settings.gave("device", device) else {
      _ = Self.tellMissing
      return nil
    }
    let all = outputs.map { "\($0.name) (\($0.description))" }.joined(separator: ", ")
    throw Failure("no single speaker is called \"\(device)\"", hint: "there are: \(all)")
  }

  /// Says, once, that the speaker of the settings is not there.
  private static let tellMissing: Void = Message.say(
    "the speaker of your settings is not there; the usual one plays")
}
