internal import ArgumentParser
internal import LimberAudio
internal import LimberDiagnostics
internal import LimberFiles
internal import LimberLoudness
internal import LimberTerminal
internal import LimberTimeline

/// Background sound for a session, for the commands that make one sound.
struct MusicOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Sound for the background: a WAV, FLAC, Ogg, Opus or MP3 file.", valueName: "file"),
    completion: .sounds)
  var music: String?

  /// The music, as loud as speech and ready to be looped; nil if none is asked for.
  ///
  /// What is not played as the file holds it is told, and music of the settings that cannot be played
  /// at all.
  func loop() throws -> MusicLoop? {
    guard let music else { return nil }
    do {
      return try loop(of: music)
    } catch let failure as Failure where Settings.gave("music", music) {
      Message.say("\(failure.message); going on without the music of your settings")
      return nil
    }
  }

  private func loop(of music: String) throws -> MusicLoop {
    var file = try read(music)
    if file.isCut {
      let length = Milliseconds(MusicFile.limit / AudioFormat.framesPerMillisecond)
      Message.say("\(music) is long: its first \(length.clock) are played again and again")
    } else if file.isDamaged {
      Message.say("\(music) is damaged: what lies before the damage is played again and again")
    }
    let gain = try gain(of: file.samples)
    var samples: [Int16] = []
    swap(&samples, &file.samples)
    guard let loop = MusicLoop(samples, gain: gain) else {
      throw Failure(
        "cannot play \(music): there is less than a second of sound in it",
        hint: "a piece of a minute or more is best")
    }
    return loop
  }

  /// What brings the piece to the loudness of speech.
  private func gain(of samples: [Int16]) throws -> Float {
    do throws(LoudnessError) {
      let loudness = try MeasuredLoudness.integrated(of: samples)
      return Levels.factor(min(Self.mostGain, Levels.target - loudness))
    } catch {
      throw Failure("cannot measure the music: \(error.reason)")
    }
  }

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
