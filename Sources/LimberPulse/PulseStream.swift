internal import CPulse
internal import LimberAudio

/// One playback stream, counted in frames; lives on the loop's thread.
@safe final class PulseStream {
  /// libpulse's own object.
  @unsafe let pointer: OpaquePointer
  /// Which frame of the session's stream the server's first one is.
  ///
  /// What the server counts begins anew on every connection, and goes on in silences that are no
  /// part of the session's stream.
  var origin = 0
  /// Without the connection the stream is nothing.
  private let context: PulseContext
  /// The last question for the time that nobody waits for.
  private var question: PulseOperation?

  /// Creates a stream that is not connected yet; `nil` if the server's connection is gone.
  init?(on context: PulseContext, named name: String = "Stretching routine") {
    var format = pa_sample_spec()
    format.format = PA_SAMPLE_S16LE
    format.rate = UInt32(AudioFormat.sampleRate)
    format.channels = 1
    let list = unsafe pa_proplist_new()
    defer { unsafe pa_proplist_free(list) }
    unsafe pa_proplist_sets(list, PA_PROP_MEDIA_ROLE, "music")
    unsafe pa_proplist_sets(list, PA_PROP_MEDIA_NAME, name)
    unsafe pa_proplist_sets(list, "node.max-latency", QueuePlan.longestBlock)
    let stream = unsafe pa_stream_new_with_proplist(
      context.pointer, name, &format, nil, list)
    guard let stream = unsafe stream else { return nil }
    unsafe pointer = unsafe stream
    self.context = context
  }

  deinit {
    unsafe pa_stream_set_state_callback(pointer, nil, nil)
    unsafe pa_stream_set_write_callback(pointer, nil, nil)
    unsafe pa_stream_set_underflow_callback(pointer, nil, nil)
    unsafe pa_stream_set_moved_callback(pointer, nil, nil)
    unsafe pa_stream_set_latency_update_callback(pointer, nil, nil)
    unsafe pa_stream_set_suspended_callback(pointer, nil, nil)
    unsafe pa_stream_set_started_callback(pointer, nil, nil)
    unsafe pa_stream_set_event_callback(pointer, nil, nil)
    unsafe pa_stream_disconnect(pointer)
    unsafe pa_stream_unref(pointer)
  }

  /// Whether it can be used.
  var isReady: Bool {
    unsafe pa_stream_get_state(pointer) == PA_STREAM_READY
  }

  /// Whether it never can be used again.
  var isGone: Bool {
    let state = unsafe pa_stream_get_state(pointer)
    return state == PA_STREAM_FAILED || state == PA_STREAM_TERMINATED
  }

  /// Whether its device sleeps.
  var isSuspended: Bool {
    unsafe pa_stream_is_suspended(pointer) > 0
  }

  /// Whether it is held, as far as the server has said.
  var isCorked: Bool {
    unsafe pa_stream_is_corked(pointer) > 0
  }

  /// Begins to connect to a device, nil for the default one, with a deep queue over a shallow
  /// device; held.
  func connect(_ plan: QueuePlan, to device: String?) -> Bool {
    var queue = Self.queue(plan)
    let flags = [
      PA_STREAM_EARLY_REQUESTS, PA_STREAM_INTERPOLATE_TIMING, PA_STREAM_NOT_MONOTONIC,
      PA_STREAM_START_CORKED,
    ].reduce(0) { $0 | $1.rawValue }
    return unsafe pa_stream_connect_playback(
      pointer, device, &queue, pa_stream_flags_t(flags), nil, nil) >= 0
  }

  /// Has the server ask for as much at a time as the plan says.
  func ask(for plan: QueuePlan, _ link: PulseLink) {
    var queue = Self.queue(plan)
    _ = unsafe PulseOperation(
      pa_stream_set_buffer_attr(
        pointer, &queue, { unsafe PulseEvent.changed.deliver(to: $2) }, PulseEvent.address(of: link)
      ))
  }

  private static func queue(_ plan: QueuePlan) -> pa_buffer_attr {
    var queue = pa_buffer_attr()
    queue.maxlength = .max
    queue.tlength = UInt32(QueuePlan.depth * 2)
    queue.prebuf = .max
    queue.minreq = UInt32(plan.request * 2)
    queue.fragsize = .max
    return queue
  }

  /// Sends what happens to the sink, until the stream is dropped.
  func listen(for link: PulseLink) {
    let this = unsafe PulseEvent.address(of: link)
    unsafe pa_stream_set_state_callback(
      pointer, { unsafe PulseEvent.changed.deliver(to: $1) }, this)
    unsafe pa_stream_set_write_callback(
      pointer, { unsafe PulseEvent.writable.deliver(to: $2) }, this)
    unsafe pa_stream_set_underflow_callback(
      pointer, { unsafe PulseEvent.underflow.deliver(to: $1) }, this)
    unsafe pa_stream_set_moved_callback(pointer, { unsafe PulseEvent.moved.deliver(to: $1) }, this)
    unsafe pa_stream_set_latency_update_callback(
      pointer, { unsafe PulseEvent.timing.deliver(to: $1) }, this)
    unsafe pa_stream_set_suspended_callback(
      pointer, { unsafe PulseEvent.suspended.deliver(to: $1) }, this)
    unsafe pa_stream_set_started_callback(
      pointer, { unsafe PulseEvent.started.deliver(to: $1) }, this)
    unsafe pa_stream_set_event_callback(
      pointer,
      { _, name, _, link in
        switch unsafe PulseEvent.text(name) {
        case PA_STREAM_EVENT_REQUEST_CORK: unsafe PulseEvent.asked(toPause: true).deliver(to: link)
        case PA_STREAM_EVENT_REQUEST_UNCORK:
          unsafe PulseEvent.asked(toPause: false).deliver(to: link)
        default: break
        }
      }, this)
  }
}

extension PulseStream {
  /// How many frames the server waits for.
  var writable: Int {
    let bytes = unsafe pa_stream_writable_size(pointer)
    return bytes == .max ? 0 : bytes / 2
  }

  /// The name of the device it plays on.
  var device: String {
    unsafe PulseEvent.text(pa_stream_get_device_name(pointer))
  }

  /// The frame on which the queue last ran empty.
  var underflow: Int {
    Int(unsafe pa_stream_get_underflow_index(pointer)) / 2 + origin
  }

  /// Writes samples, at most 32,000 so that they are one message, where the last ones ended.
  func write(_ samples: [Int16]) -> Bool {
    write(samples, 0, PA_SEEK_RELATIVE)
  }

  /// Writes samples over whatever the queue holds from `frame` on; later writes follow them.
  func write(_ samples: [Int16], at frame: Int) -> Bool {
    write(samples, Int64(frame - origin) * 2, PA_SEEK_ABSOLUTE)
  }

  private func write(_ samples: [Int16], _ offset: Int64, _ seek: pa_seek_mode_t) -> Bool {
    unsafe samples.withUnsafeBytes {
      unsafe pa_stream_write(pointer, $0.baseAddress, $0.count, nil, offset, seek) >= 0
    }
  }

  /// Makes the server play what it has, however little that is.
  func trigger() {
    _ = unsafe PulseOperation(pa_stream_trigger(pointer, nil, nil))
    // Until it has told, nothing is known of the time.
    askTime()
  }

  /// Stops the stream, or lets it go on.
  ///
  /// What is told of the time before it tells how long words are on their way, and after it what has
  /// become of it.
  func cork(_ isCorked: Bool, for link: PulseLink) -> PulseOperation? {
    askTime()
    defer { askTime() }
    return unsafe PulseOperation(
      pa_stream_cork(
        pointer, isCorked ? 1 : 0, { unsafe PulseEvent.changed.deliver(to: $2) },
        PulseEvent.address(of: link)))
  }

  /// Asks the server for its time, and waits for nothing: it will be told as fresh timing.
  func askTime() {
    question = unsafe PulseOperation(pa_stream_update_timing_info(pointer, nil, nil))
  }

  /// The same, unless it still owes an answer.
  func askTimeOnce() {
    if question?.isRunning != true { askTime() }
  }

  /// Asks the server for fresh timing.
  func askTiming(for link: PulseLink) -> PulseOperation? {
    unsafe PulseOperation(
      pa_stream_update_timing_info(
        pointer, { unsafe PulseEvent.changed.deliver(to: $2) }, PulseEvent.address(of: link)))
  }
}
