internal import ArgumentParser
internal import Foundation
internal import LimberAudio
internal import LimberExport
internal import LimberFiles
internal import LimberLoudness
internal import LimberPlayer
internal import LimberScript
internal import LimberTimeline

/// A session that is to become a sound file.
struct SoundJob {
  /// The routine, compiled.
  let routine: Routine
  /// How it is planned.
  let planning: PlanningOptions
  /// The folder of the script, which may have voices of its own.
  let folder: String?
  /// What is heard in the background.
  let background: MusicOption
  /// Where the sound goes.
  let place: OutputPlace
  /// The formats of the texts that are written beside it.
  let texts: [ExportFormat]
  /// What the session is read from, and the music, which stay as they are.
  let sources: [String]
  /// Whether texts of anybody are replaced.
  let isForced: Bool

  /// What came of it.
  struct Result: Sendable {
    /// The name of the session.
    var title: String
    /// How long it lasts.
    var duration: Milliseconds
    /// How many samples the sound has, with the ring of the last one.
    var frames: Int
    /// How many things are heard in it.
    var cues: Int
    /// The integrated loudness, in LUFS; nil if there is too little sound.
    var loudness: Double?
    /// Whether every word is said, by the voice that was meant to.
    var isAsMeant: Bool
  }

  /// Speaks the session and writes everything, or nothing; `key` names everything that the sound is
  /// made from, and `progress` hears how much is done, from 0 to 1.
  func make(key: String = "", progress: @Sendable (Double) -> Void) async throws -> Result {
    try checkTexts()
    let voiced = try VoicedRoutine(
      routine, planning, besides: folder, music: background.loop())
    let (score, isAsMeant) = try await voiced.spokenScore()
    let key = isAsMeant || key.isEmpty ? key : SoundKeys.unfinished
    let (loudness, frames) = try write(score, key, progress)
    return Result(
      title: score.timeline.title, duration: score.timeline.duration, frames: frames,
      cues: score.timeline.cues.count, loudness: loudness.isFinite ? loudness : nil,
      isAsMeant: isAsMeant)
  }

  /// What is written beside the sound.
  var besides: [BesideText] { BesideText.texts(texts, besides: place.path, place.format) }

  private func checkTexts() throws {
    guard case .newFile = place.target else {
      guard texts.isEmpty else {
        throw Failure("there is no folder to write texts to beside \(place.path)")
      }
      return
    }
    for text in besides where OutputPlace.isThere(text.path) {
      if sources.contains(where: { OutputPlace.isSame($0, text.path) }) {
        throw Failure("\(text.path) is what the sound is made from; it stays", code: 73)
      }
      guard isForced || text.isOurs else {
        throw Failure("\(text.path) exists already", hint: "--force replaces it", code: 73)
      }
    }
  }

  /// Writes the sound, and returns how loud it is and how many samples it has.
  private func write(
    _ score: Score, _ key: String, _ progress: (Double) -> Void
  ) throws -> (loudness: Double, frames: Int) {
    var meter = SessionLoudness()
    var done = 0
    let feed = score.feed
    do throws(SoundWritingError) {
      try SoundFile.write(
        feed, SoundTags(score.timeline, planning, key: key), as: place.format, to: place.target,
        beside: besides.map { text in
          NewText(
            path: text.path, text: text.text(of: score.timeline, key: key),
            isReplacing: isForced || OutputPlace.isThere(text.path))
        }
      ) { samples in
        meter.add(samples)
        done += samples.count
        progress(Double(done) / Double(max(1, feed.readyFrames)))
      }
    } catch {
      throw Failure(error)
    }
    return (meter.integrated, done)
  }
}

extension Failure {
  /// A sound that could not be written.
  init(_ error: SoundWritingError) {
    let message = "cannot write \(error.path): \(error.reason)"
    switch error.code {
    case .cannotWrite: self.init(message, code: Failure.diskFails)
    case .unavailable: self.init(message, code: 69)
    case .exists: self.init("\(error.path) exists already", hint: "--force replaces it", code: 73)
    case .cannotCreate where !WrittenText.isFolder(error.folder):
      self.init("cannot write \(error.path): there is no such folder", code: 73)
    case .cannotCreate, .cannotReplace: self.init(message, code: 73)
    case .nobodyReads, .cancelled: self.init(message)
    }
  }
}

extension SoundWritingError {
  /// Where the file would lie.
  fileprivate var folder: String { URL(filePath: path).deletingLastPathComponent().path }
}
