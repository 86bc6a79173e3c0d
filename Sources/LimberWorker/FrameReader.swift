/// Puts frames together from bytes that come in pieces.
struct FrameReader {
  private var pending: [UInt8] = []

  /// Takes more bytes and gives the frames that are now complete; nil if they are no frames.
  mutating func take(_ bytes: [UInt8]) -> [WorkerFrame]? {
    pending += bytes
    var frames: [WorkerFrame] = []
    var start = 0
    while pending.count - start >= WorkerFrame.headerSize {
      let bodyStart = start + WorkerFrame.headerSize
      let length = number(pending[start + 1..<bodyStart])
      guard let kind = WorkerFrame.Kind(rawValue: pending[start]),
        length <= WorkerFrame.longestReply
      else { return nil }
      guard pending.count >= bodyStart + length else { break }
      frames.append(
        WorkerFrame(kind: kind, payload: Array(pending[bodyStart..<bodyStart + length])))
      start = bodyStart + length
    }
    pending.removeFirst(start)
    return frames
  }
}
