internal import ArgumentParser
internal import Foundation
internal import LimberAudio
internal import LimberDiagnostics
internal import LimberFiles
internal import LimberTerminal
internal import LimberTimeline

/// Background sound for a session, for the commands that make one sound.
struct MusicOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Sound for the background: a WAV, FLAC, Ogg, Opus or MP3 file.", valueName: "file"))
  var music: String?

  /// The music, ready to be looped; nil if none is asked for.
  ///
  /// What is not played as the file holds it is told.
  func loop() throws -> MusicLoop? {
    guard let music else { return nil }
    let file = try read(music)
    if file.isDamaged {
      Message.say("\(music) is damaged: what lies before the damage is played")
    }
    if file.isCut {
      let length = Milliseconds(MusicFile.limit / AudioFormat.framesPerMillisecond)
      Message.say("\(music) is long: its first \(length.clock) are played again and again")
    }
    guard let loop = MusicLoop(file.samples, gain: gain(of: file.samples)) else {
      throw Failure(
        "cannot play \(music): there is less than a second of sound in it",
        hint: "a piece of a minute or more is best")
    }
    return loop
  }

  /// What brings the piece to its level below speech.
  private func gain(of samples: [Int16]) -> Float {
    guard let loudness = Loudness.integrated(samples) else { return 1 }
    let decibels = Self.speech + Self.level - loudness
    return Float(pow(10, min(Self.mostGain, decibels) / 20))
  }

  /// The loudness of speech, in LUFS.
  private static let speech = -18.0
  /// How far below it music is while nobody speaks, in decibels.
  private static let level = -12.0
  /// A quiet piece is made louder by so many decibels at most, since its noise is too.
  private static let mostGain = 20.0

  private func read(_ path: String) throws -> MusicFile {
    do throws(SoundFileError) {
      return try MusicFile(path: path)
    } catch {
      let isKind = error.code == .unknownKind
      throw Failure(
        "cannot play \(error.path): \(error.reason)",
        hint: isKind ? "WAV, FLAC, Ogg, Opus and MP3 files can be played" : nil)
    }
  }
}
