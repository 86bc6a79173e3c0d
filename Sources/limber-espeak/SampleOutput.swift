internal import CEspeakNG

/// Where the samples of one utterance go.
struct SampleOutput {
  /// Where they are kept; nil to only count them.
  private let sound: SharedSound?
  /// How many came.
  private(set) var count = 0
  /// Whether more came than may.
  private(set) var isOverLimit = false

  /// Creates an output into `sound`, whose samples are forgotten.
  init(into sound: SharedSound?) {
    self.sound = sound
    sound?.count = 0
  }

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
    if let sound, unsafe !sound.append(bytes) { isOverLimit = true }
    return !isOverLimit
  }
}
