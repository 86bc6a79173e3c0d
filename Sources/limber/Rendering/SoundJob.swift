internal import ArgumentParser
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
  /// The texts that are written beside it.
  let texts: [ExportFormat]

  /// What came of it.
  struct Result: Sendable {
    /// The name of the session.
    var title: String
    /// How long it lasts.
    var duration: Milliseconds
    /// How many things are heard in it.
    var cues: Int
    /// The integrated loudness, in LUFS; nil if there is too little sound.
    var loudness: Double?
  }

  /// Speaks the session and writes everything, or nothing; `key` names everything that the sound is
  /// made from, and `progress` hears how much is done, from 0 to 1.
  func make(key: String = "", progress: @Sendable (Double) -> Void) async throws -> Result {
    try checkTexts()
    let voiced = try VoicedRoutine(
      routine, planning, besides: folder, music: background.loop())
    let score = try await voiced.finalScore()
    // The sound carries the key, so it comes last: what was begun is begun again.
    for text in texts { try write(text, of: score.timeline) }
    let loudness = try write(score, key, progress)
    return Result(
      title: score.timeline.title, duration: score.timeline.duration,
      cues: score.timeline.cues.count, loudness: loudness.isFinite ? loudness : nil)
  }

  /// Whether everything that is written beside the sound is there.
  var hasTexts: Bool { texts.map(path).allSatisfy(OutputPlace.isThere) }

  private func path(of text: ExportFormat) -> String { place.besides(text.pathExtension) }

  private var isReplacing: Bool {
    if case .newFile(_, let isReplacing) = place.target { isReplacing } else { false }
  }

  private func checkTexts() throws {
    guard case .newFile = place.target else {
      guard texts.isEmpty else {
        throw Failure("there is no folder to write texts to beside \(place.path)")
      }
      return
    }
    for path in texts.map(path) where OutputPlace.isThere(path) && !isReplacing {
      throw Failure("\(path) exists already", hint: "--force replaces it", code: 73)
    }
  }

  /// Writes the sound, and returns how loud it is.
  private func write(
    _ score: Score, _ key: String, _ progress: (Double) -> Void
  ) throws -> Double {
    var meter = SessionLoudness()
    var done = 0
    let feed = score.feed
    do throws(SoundWritingError) {
      try SoundFile.write(
        feed, SoundTags(score.timeline, planning, key: key), as: place.format, to: place.target
      ) { samples in
        meter.add(samples)
        done += samples.count
        progress(Double(done) / Double(max(1, feed.readyFrames)))
      }
    } catch {
      throw Failure(error)
    }
    return meter.integrated
  }

  private func write(_ text: ExportFormat, of timeline: Timeline) throws {
    do throws(SoundWritingError) {
      try SoundFile.write(
        text: text.text(of: timeline), to: path(of: text), isReplacing: isReplacing)
    } catch {
      throw Failure(error)
    }
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
    case .cannotCreate, .cannotReplace: self.init(message, code: 73)
    case .nobodyReads, .cancelled: self.init(message)
    }
  }
}
