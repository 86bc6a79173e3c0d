internal import LimberAudio

/// A score as a stream: lead-in, jumps and all.
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
      if count == samples.count {
        return score.mixer.render(from: map.timelineFrame(at: start), into: &samples)
      }
      var part = [Int16](repeating: 0, count: count)
      score.mixer.render(from: map.timelineFrame(at: start), into: &part)
      samples.replaceSubrange(done..<done + count, with: part)
      done += count
    }
  }
}
