internal import LimberAudio
internal import LimberFiles
internal import LimberSpeech
internal import LimberTimeline

/// Words spoken one after the other, to hear a voice by.
struct SpokenSample {
  private let utterances: [Utterance]
  private let profile: VoiceProfile

  init(_ utterances: [Utterance], _ profile: VoiceProfile) {
    self.utterances = utterances
    self.profile = profile
  }

  /// Speaks them; counts come a second apart, by their beats, and everything else after a pause.
  func sound() async throws -> SampleSound {
    let engines = try Backends.engines(for: [profile])
    let speech = SpeechLibrary(
      speaker: engines.speaker(profile), fallback: nil, rate: nil,
      readings: LanguageFinder.readings(besides: "."),
      store: .personal)
    do {
      let clips = try await speech.clips(for: utterances)
      await engines.shutdown()
      return SampleSound(mixer: Mixer(placed(clips)))
    } catch {
      await engines.shutdown()
      throw Failure(error)
    }
  }

  private func placed(_ clips: [SpeechClip]) -> [PlacedBuffer] {
    let second = AudioFormat.sampleRate
    var buffers: [PlacedBuffer] = []
    var lastBeat: Int?
    var free = second / 2
    for (utterance, clip) in zip(utterances, clips) {
      let isCount = utterance.role == .count
      let start = isCount ? max(free, (lastBeat ?? free) + second) - clip.beat : free
      buffers.append(PlacedBuffer(start: start, sound: clip.sound, gain: 1))
      lastBeat = isCount ? start + clip.beat : nil
      free = start + clip.sound.count + (isCount ? 0 : second / 2)
    }
    return buffers
  }
}

/// What is heard of a sample.
struct SampleSound {
  let mixer: Mixer

  /// Writes it to a sound file.
  func write(to path: String) throws {
    do throws(SoundWritingError) {
      try SoundFile.write(mixer, as: .wav, to: .newFile(path, isReplacing: true))
    } catch {
      throw Failure(error)
    }
  }

  /// Plays it to its end on the person's speaker.
  func play() async throws {
    do throws(SinkError) {
      let sink = try Backends.speaker()
      try await play(on: sink)
    } catch {
      throw Failure(
        "no sound: \(error.reason)",
        hint: "\(error.remedy), or write a file with -o sample.wav")
    }
  }

  private func play(on sink: any AudioSink) async throws(SinkError) {
    try await sink.start(mixer)
    let watch = Task { await Self.failure(of: sink) }
    let wait = Task {
      while await sink.position() < mixer.frames {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    let stop = Task {
      let failure = await watch.value
      wait.cancel()
      return failure
    }
    await withTaskCancellationHandler {
      _ = await wait.result
    } onCancel: {
      wait.cancel()
    }
    await sink.stop()
    if let failure = await stop.value { throw failure }
  }

  /// Why the sound broke off; nil once the sink was stopped.
  private static func failure(of sink: any AudioSink) async -> SinkError? {
    for await event in sink.events {
      if case .failed(let error, _) = event { return error }
    }
    return nil
  }
}
