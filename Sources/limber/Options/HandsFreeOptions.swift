internal import ArgumentParser
internal import LimberPulse

/// Whether a session is steered by voice, and at which microphone.
struct HandsFreeOptions: ParsableArguments {
  @Flag(
    help: """
      Start and steer the session by voice: it waits for "start session", and answers in sound. \
      Without a routine, choose one by voice.
      """)
  var handsFree = false

  @Option(
    help: ArgumentHelp(
      "The microphone, by its name or a part of its description; it is remembered.",
      valueName: "name"))
  var microphone: String?

  func validate() throws {
    guard microphone == nil || handsFree else {
      throw ValidationError("--microphone needs --hands-free")
    }
  }

  /// The microphone that was named now, or the one that was named last and found, if it is there;
  /// nil for the usual one.
  ///
  /// One of the settings is asked for each time, and need not be remembered.
  ///
  /// - Throws: a failure that lists the microphones there are, if none or several are meant.
  func chosenMicrophone() throws -> String? {
    guard let microphone else { return RememberedMicrophone.present }
    let found = Backends.microphones()
    if Settings.gave("microphone", microphone) {
      return (try? MicrophoneName.meant(by: microphone, among: found)) ?? microphone
    }
    let name = try MicrophoneName.meant(by: microphone, among: found)
    if found.contains(where: { $0.name == name }) { RememberedMicrophone.remember(name) }
    return name
  }
}
