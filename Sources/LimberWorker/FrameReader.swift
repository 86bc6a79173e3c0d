/// Puts frames together from bytes that come in pieces.
struct FrameReader {
  /// What has come of the front of a frame.
  private var header: [UInt8] = []
  /// What has come of the frame behind it.
  private var payload: [UInt8] = []

  /// Takes more bytes and gives the frames that are now complete; nil if they are no frames.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> [WorkerFrame]? {
    var frames: [WorkerFrame] = []
    var rest = unsafe bytes[...]
    while unsafe !rest.isEmpty {
      if header.count < WorkerFrame.headerSize {
        let more = unsafe rest.prefix(WorkerFrame.headerSize - header.count)
        unsafe header += more
        unsafe rest = unsafe rest.dropFirst(more.count)
      }
      guard header.count == WorkerFrame.headerSize else { break }
      let length = number(header[1...])
      guard let kind = WorkerFrame.Kind(rawValue: header[0]), length <= WorkerFrame.longestReply
      else { return nil }
      if payload.isEmpty { payload.reserveCapacity(length) }
      let more = unsafe rest.prefix(length - payload.count)
      unsafe payload += more
      unsafe rest = unsafe rest.dropFirst(more.count)
      guard payload.count == length else { break }
      frames.append(WorkerFrame(kind: kind, payload: payload))
      (header, payload) = ([], [])
    }
    return frames
  }
}
