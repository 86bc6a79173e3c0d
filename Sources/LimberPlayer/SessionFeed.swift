internal import LimberAudio

/// A score as a stream: lead-in, jumps, what is put between, and all.
///
/// Music does not jump with the session: it goes on with the stream, and glides from one gain to
/// the other.
struct SessionFeed: AudioFeed {
  let score: Score
  let map: StreamMap

  /// Up to where the last part of the stream is settled.
  var readyFrames: Int { map.known(upTo: score.readyFrames) }

  var isComplete: Bool { score.isFinal }

  func render(from frame: Int, into samples: inout [Int16]) {
    renderUnmarked(from: frame, into: &samples)
    for dip in map.dips { dip.soften(&samples, from: frame) }
    for mark in map.marks { add(mark, to: &samples, from: frame) }
  }

  /// Adds a tone to what is heard; they do not sound together, but for music.
  private func add(_ mark: StreamMap.Mark, to samples: inout [Int16], from frame: Int) {
    let common = mark.frames.clamped(to: frame..<frame + samples.count)
    guard !common.isEmpty else { return }
    var tone = [Int16](repeating: 0, count: common.count)
    mark.mixer.render(from: common.lowerBound - mark.frames.lowerBound, into: &tone)
    for (index, sample) in zip(common.lowerBound - frame..<common.upperBound - frame, tone) {
      samples[index] = Int16(clamping: Int(samples[index]) + Int(sample))
    }
  }

  private func renderUnmarked(from frame: Int, into samples: inout [Int16]) {
    var done = 0
    while done < samples.count {
      let start = frame + done
      let count = map.run(from: start, atMost: samples.count - done)
      let entry = map.entry(at: start)
      let mixer = mixer(of: entry)
      let place = entry.place(at: start)
      let undertone = undertone(of: entry, at: start)
      if count == samples.count {
        return mixer.render(from: place, into: &samples, over: undertone)
      }
      var part = [Int16](repeating: 0, count: count)
      mixer.render(from: place, into: &part, over: undertone)
      samples.replaceSubrange(done..<done + count, with: part)
      done += count
    }
  }

  func mixer(of entry: StreamMap.Entry) -> Mixer {
    switch entry.track {
    case .session: score.mixer
    case .former(let score): score.mixer
    case .aside(let aside): aside.mixer
    }
  }

  private func stepBack(of entry: StreamMap.Entry) -> StepBack {
    switch entry.track {
    case .session: score.stepBack
    case .former(let score): score.stepBack
    case .aside(let aside): aside.stepBack
    }
  }

  /// The music as it is heard from a stream frame on, until something else is heard.
  private func undertone(of entry: StreamMap.Entry, at stream: Int) -> Undertone? {
    guard let music = score.music else { return nil }
    return Undertone(
      music, under: stepBack(of: entry), offset: map.age(at: stream) - entry.place(at: stream),
      glide: glide(at: stream))
  }

  /// What is left of the gain that the music had before the last change.
  private func glide(at stream: Int) -> Undertone.Glide? {
    map.joints(upTo: stream).reduce(nil) { (glide: Undertone.Glide?, joint) in
      let frame = joint.after.stream
      let (from, to) = (joint.before.place(at: frame), joint.after.place(at: frame))
      let gain = stepBack(of: joint.before).gain(at: from) + (glide?.rest(at: from) ?? 0)
      return Undertone.Glide(
        start: to, excess: gain - stepBack(of: joint.after).gain(at: to))
    }
  }
}
