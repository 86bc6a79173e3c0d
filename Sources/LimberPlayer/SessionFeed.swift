internal import LimberAudio

/// A score as a stream: lead-in, jumps and all.
///
/// Music does not jump with the session: it goes on with the stream, and glides from one gain to
/// the other.
struct SessionFeed: AudioFeed {
  let score: Score
  let map: StreamMap

  /// Up to where the last part of the stream is settled.
  var readyFrames: Int {
    max(map.lastJump, map.streamFrame(of: score.readyFrames))
  }

  var isComplete: Bool { score.isFinal }

  func render(from frame: Int, into samples: inout [Int16]) {
    var done = 0
    while done < samples.count {
      let start = frame + done
      let count = map.run(from: start, atMost: samples.count - done)
      let place = map.timelineFrame(at: start)
      let undertone = undertone(at: start)
      if count == samples.count {
        return score.mixer.render(from: place, into: &samples, over: undertone)
      }
      var part = [Int16](repeating: 0, count: count)
      score.mixer.render(from: place, into: &part, over: undertone)
      samples.replaceSubrange(done..<done + count, with: part)
      done += count
    }
  }

  /// The music as it is heard from a stream frame on, until the next jump.
  private func undertone(at stream: Int) -> Undertone? {
    guard let music = score.music else { return nil }
    return Undertone(
      music, under: score.stepBack, offset: map.age(at: stream) - map.timelineFrame(at: stream),
      glide: glide(at: stream))
  }

  /// What is left of the gain that the music had before the last jump.
  private func glide(at stream: Int) -> Undertone.Glide? {
    map.jumps(upTo: stream).reduce(nil) { (before: Undertone.Glide?, jump) in
      let gain = score.stepBack.gain(at: jump.from) + (before?.rest(at: jump.from) ?? 0)
      return Undertone.Glide(
        start: jump.to, excess: gain - score.stepBack.gain(at: jump.to))
    }
  }
}
