internal import LimberWorker

/// A Python that has Piper, and the voices there are for it.
public struct PiperVoices: Hashable, Sendable {
  /// A voice.
  public struct Voice: Hashable, Sendable {
    /// What a profile calls it.
    public var name: String
    /// The language it speaks, as a BCP 47 tag.
    public var language: String
    /// Its file, which has another beside it with its settings.
    public var model: String
  }

  /// What makes the sound besides the voice: the names and versions of the packages.
  public var version: String
  /// The path of the Python.
  public var python: String
  /// The voices, the most important first.
  public var all: [Voice] = []
  /// The voice that was wanted, if it is there.
  public var chosen: Voice?
  /// The SHA-256 of its files.
  var digest = ""

  /// The name of whatever voice speaks the language.
  public static let anyVoice = "any"
  /// How long a Python may take to look.
  private static let deadline = Duration.seconds(20)

  /// Looks for the voice named `voice`, or with `anyVoice` for one that speaks `language`.
  ///
  /// Nil if none of the Pythons has Piper.
  public static func find(
    _ voice: String, language: String, in places: PiperPlaces
  ) async -> PiperVoices? {
    let source = String(decoding: PackageResources.piper_voices_py, as: UTF8.self)
    for python in places.pythons {
      let output = await ProgramOutput.of(
        python, arguments: ["-c", source, voice, language] + places.folders, within: deadline)
      if let output, let voices = PiperVoices(told: output) { return voices }
    }
    return nil
  }

  /// Understands what `piper_voices.py` tells.
  init?(told output: String) {
    let lines = output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let first = lines.first, first.count == 3, first[0] == "piper" else { return nil }
    (version, python) = (first[1], first[2])
    for line in lines.dropFirst() where line.count == 4 && line[0] == "voice" {
      all.append(Voice(name: line[1], language: line[2], model: line[3]))
    }
    for line in lines.dropFirst() where line.count == 3 && line[0] == "chosen" {
      chosen = all.first { $0.model == line[1] }
      digest = line[2]
    }
  }
}
