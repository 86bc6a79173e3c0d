internal import LimberAudio

/// Where nothing sounds that somebody should hear.
extension SessionFeed {
  /// The first frame from `start` on after which nothing sounds for `frames`; nil if there is none
  /// within `limit` frames, or what sounds there is not known yet.
  func quietPlace(from start: Int, for frames: Int, within limit: Int) -> Int? {
    let step = 5 * AudioFormat.framesPerMillisecond
    return stride(from: start, through: start + limit, by: step).first { place in
      place + frames <= readyFrames && isQuiet(place..<place + frames)
    }
  }

  private func isQuiet(_ frames: Range<Int>) -> Bool {
    guard !map.marks.contains(where: { $0.frames.overlaps(frames) }) else { return false }
    var frame = frames.lowerBound
    while frame < frames.upperBound {
      let count = map.run(from: frame, atMost: frames.upperBound - frame)
      let entry = map.entry(at: frame)
      let place = entry.place(at: frame)
      guard mixer(of: entry).isSilent(in: place..<place + count) else { return false }
      frame += count
    }
    return true
  }
}
