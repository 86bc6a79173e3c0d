internal import CEspeakNG

/// Where the samples of one utterance go.
struct SampleOutput {
  /// How many samples may come.
  let limit: Int
  /// The pipe they are written to; nil to only count them.
  let descriptor: Int32?
  /// How many came.
  private(set) var count = 0
  /// Whether nobody reads the pipe any more.
  private(set) var isBroken = false
  /// Samples that are not written yet: many at once wake their readers far less often.
  private var waiting: [UInt8] = []

  /// How many bytes are written at once: what a pipe holds.
  private static let atOnce = 1 << 16

  /// Creates an output for at most `limit` samples.
  init(limit: Int, descriptor: Int32?) {
    self.limit = limit
    self.descriptor = descriptor
  }

  /// Whether more came than may.
  var isOverLimit: Bool { count > limit }

  /// The engine's callback: returns 1 to stop, which is the only thing that stops it.
  static func take(
    _ samples: UnsafeMutablePointer<Int16>?, count: Int32,
    events: UnsafeMutablePointer<espeak_EVENT>?
  ) -> Int32 {
    // Every event carries the pointer, also the one that only ends the list.
    guard let context = unsafe events?.pointee.user_data else { return 1 }
    let output = unsafe context.assumingMemoryBound(to: SampleOutput.self)
    guard let samples = unsafe samples, count > 0 else { return 0 }
    let bytes = unsafe UnsafeRawBufferPointer(start: samples, count: 2 * Int(count))
    return unsafe output.pointee.take(bytes) ? 0 : 1
  }

  private mutating func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    count += bytes.count / 2
    guard !isOverLimit else { return false }
    guard descriptor != nil else { return true }
    unsafe waiting.append(contentsOf: bytes)
    if waiting.count >= Self.atOnce { finish() }
    return !isBroken
  }

  /// Writes what waits; to be called when the engine has said all.
  mutating func finish() {
    guard let descriptor, !isBroken, !waiting.isEmpty else { return }
    isBroken = !writeAll(waiting, to: descriptor)
    waiting.removeAll(keepingCapacity: true)
  }
}
