internal import ArgumentParser
internal import Foundation
internal import LimberAudio
internal import LimberDiagnostics
internal import LimberLoudness
internal import LimberSpeech

/// `limber voices calibrate`: the gain that makes a voice as loud as the others.
struct VoicesCalibrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Measure how loud a voice is, and which gain it should have.",
    discussion: """
      The voice speaks the calibration text of its language; nothing is played. Its profile has one \
      gain for everything it says.

        limber voices calibrate calm
        limber voices calibrate calm --write
      """)

  @Argument(help: "A voice; limber voices lists them.")
  var name: String

  @Flag(help: "Change the gain in the voice's file, and nothing else in it.")
  var write = false

  func run() async throws {
    try await Message.reportingFailure {
      let finder = VoiceFinder(besides: ".")
      let profile = try finder.find(name)
      let text = try CalibrationText.sentences(in: profile.language)
      let calibration = try await Interruption.cancelling {
        try await Calibration(of: profile, saying: text)
      }
      Output.write(Self.table(calibration))
      guard calibration.isReached else {
        throw Failure(
          "\(profile.name) cannot be as loud as \(Self.decibels(profile.loudness)) LUFS",
          hint: "its engine speaks too softly, or its peaks are too high; see volume and loudness")
      }
      let file = finder.all.first { $0.name.lowercased() == name.lowercased() }
      if write, let file { try Self.write(calibration.wanted, to: file.path) }
    }
  }

  private static func table(_ calibration: Calibration) -> String {
    let rows = [
      ("as it is spoken", calibration.plain), ("gain now", calibration.now),
      ("gain wanted", calibration.wanted),
    ]
    return Table.text(
      [["", "GAIN", "LOUDNESS", "TRUE PEAK"]]
        + rows.map { name, level in
          [
            name, "\(decibels(level.gain)) dB", "\(decibels(level.loudness.integrated)) LUFS",
            "\(decibels(level.loudness.truePeak)) dBTP",
          ]
        })
  }

  private static func decibels(_ value: Double) -> String {
    String(format: "%.1f", value)
  }

  private static func write(_ level: Calibration.Level, to path: String) throws {
    let gain = decibels(level.gain)
    guard let data = FileManager.default.contents(atPath: path),
      let yaml = String(data: data, encoding: .utf8),
      let changed = VoiceProfile.yaml(yaml, withGain: gain)
    else {
      throw Failure("cannot find the gain in \(path)", hint: "write gain: \(gain) there yourself")
    }
    guard changed != yaml else { return Message.say("\(path) has this gain already") }
    try RewrittenFile.write(Array(changed.utf8), to: path)
    Message.say("\(path): gain: \(gain)")
  }
}
