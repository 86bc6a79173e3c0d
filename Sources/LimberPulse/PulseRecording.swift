internal import CPulse
internal import Glibc
internal import LimberAudio

/// One record stream; lives on the thread of its connection.
@safe final class PulseRecording {
  /// The device it records.
  let device: String
  /// Whether it has begun to record.
  private(set) var isFound = false
  /// When something was heard last, or since when that has been expected.
  private var heardAt = ContinuousClock.now
  private let pointer: OpaquePointer
  /// Gets every run of samples, and nil once when the recording begins.
  private let deliver: (TimedSound?) -> Void

  /// Begins to record a device; nil if that fails at once.
  @unsafe init?(
    on context: OpaquePointer, of device: String, as name: String,
    _ deliver: @escaping (TimedSound?) -> Void
  ) {
    var format = pa_sample_spec()
    format.format = PA_SAMPLE_FLOAT32LE
    format.rate = UInt32(TimedSound.sampleRate)
    format.channels = 1
    guard let stream = unsafe pa_stream_new(context, name, &format, nil) else { return nil }
    unsafe pointer = unsafe stream
    self.device = device
    self.deliver = deliver
    unsafe pa_stream_set_read_callback(
      stream,
      { _, _, this in
        guard let this = unsafe this else { return }
        unsafe Unmanaged<PulseRecording>.fromOpaque(this).takeUnretainedValue().read()
      }, Unmanaged.passUnretained(self).toOpaque())
    var queue = pa_buffer_attr()
    queue.maxlength = .max
    queue.tlength = .max
    queue.prebuf = .max
    queue.minreq = .max
    // Fragments of a fiftieth of a second.
    queue.fragsize = UInt32(TimedSound.sampleRate / 50 * 4)
    let flags = [
      PA_STREAM_ADJUST_LATENCY, PA_STREAM_INTERPOLATE_TIMING, PA_STREAM_AUTO_TIMING_UPDATE,
      PA_STREAM_NOT_MONOTONIC, PA_STREAM_DONT_MOVE,
    ].reduce(0 as UInt32) { $0 | $1.rawValue }
    guard
      unsafe pa_stream_connect_record(stream, device, &queue, pa_stream_flags_t(rawValue: flags))
        >= 0
    else { return nil }
  }

  deinit {
    unsafe pa_stream_set_read_callback(pointer, nil, nil)
    unsafe pa_stream_disconnect(pointer)
    unsafe pa_stream_unref(pointer)
  }

  /// Whether it never will record again.
  var isGone: Bool {
    let state = unsafe pa_stream_get_state(pointer)
    return state == PA_STREAM_FAILED || state == PA_STREAM_TERMINATED
  }

  /// Whether the server has sent nothing for a while: 3 s.
  var isStarved: Bool { ContinuousClock.now - heardAt > .seconds(3) }

  /// Takes everything the server has sent.
  private func read() {
    while true {
      var data: UnsafeRawPointer?
      var count = 0
      guard unsafe pa_stream_peek(pointer, &data, &count) >= 0, count > 0 else { return }
      let time = time
      var samples = [Float](repeating: 0, count: count / 4)
      // A hole has a length and no samples.
      if let data = unsafe data {
        unsafe samples.withUnsafeMutableBytes { bytes in
          unsafe bytes.copyMemory(
            from: UnsafeRawBufferPointer(start: data, count: bytes.count))
        }
      }
      unsafe pa_stream_drop(pointer)
      heardAt = .now
      if !isFound {
        isFound = true
        deliver(nil)
      }
      deliver(TimedSound(samples: samples, time: time))
    }
  }

  /// When the next sample that can be read was in the air; for a monitor that may still come.
  private var time: Int64 {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    let nanoseconds = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    var latency: pa_usec_t = 0
    var isNegative: Int32 = 0
    guard unsafe pa_stream_get_latency(pointer, &latency, &isNegative) >= 0 else {
      return nanoseconds
    }
    let late = Int64(clamping: latency) * 1_000
    return isNegative != 0 ? nanoseconds + late : nanoseconds - late
  }
}
