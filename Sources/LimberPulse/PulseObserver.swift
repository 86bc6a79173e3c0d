internal import CPulse

/// A connection to a sound server that sees what others play; lives on one thread.
@safe final class PulseObserver {
  private let context: OpaquePointer
  private let news = News()

  /// What the server has told.
  private final class News {
    var hasChanged = true
    var streams: [OtherStream] = []
  }

  /// Begins to connect, never starting a server; nil if that fails at once.
  @unsafe init?(on loop: OpaquePointer, to server: String?) {
    let context = unsafe pa_context_new(pa_mainloop_get_api(loop), "Limber")
    guard let context = unsafe context else { return nil }
    unsafe self.context = unsafe context
    guard unsafe pa_context_connect(context, server, PA_CONTEXT_NOAUTOSPAWN, nil) >= 0 else {
      return nil
    }
  }

  deinit {
    unsafe pa_context_set_subscribe_callback(context, nil, nil)
    unsafe pa_context_disconnect(context)
    unsafe pa_context_unref(context)
  }

  /// Whether it can be used.
  var isReady: Bool {
    unsafe pa_context_get_state(context) == PA_CONTEXT_READY
  }

  /// Whether it never can be used again.
  var isGone: Bool {
    let state = unsafe pa_context_get_state(context)
    return state == PA_CONTEXT_FAILED || state == PA_CONTEXT_TERMINATED
  }

  /// Whether something new has begun to play since the last call.
  func takesNews() -> Bool {
    defer { news.hasChanged = false }
    return news.hasChanged
  }

  /// Asks to be told when something begins to play; false if that cannot be asked.
  func listen() -> Bool {
    let news = unsafe Unmanaged.passUnretained(news).toOpaque()
    unsafe pa_context_set_subscribe_callback(
      context,
      { _, event, _, news in
        let kind = event.rawValue & PA_SUBSCRIPTION_EVENT_TYPE_MASK.rawValue
        guard let news = unsafe news, kind == PA_SUBSCRIPTION_EVENT_NEW.rawValue else { return }
        unsafe Unmanaged<News>.fromOpaque(news).takeUnretainedValue().hasChanged = true
      }, news)
    let operation = unsafe PulseOperation(
      pa_context_subscribe(context, PA_SUBSCRIPTION_MASK_SINK_INPUT, nil, nil))
    return operation != nil
  }

  /// What plays now; nil if the server is gone.
  ///
  /// `turn` lets the loop run once.
  func streams(_ turn: () -> Void) -> [OtherStream]? {
    news.streams = []
    let address = unsafe Unmanaged.passUnretained(news).toOpaque()
    let asked = unsafe PulseOperation(
      pa_context_get_sink_input_info_list(
        context,
        { _, told, _, news in
          guard let news = unsafe news, let told = unsafe told?.pointee else { return }
          let stream = unsafe OtherStream(told)
          unsafe Unmanaged<News>.fromOpaque(news).takeUnretainedValue().streams.append(stream)
        }, address))
    guard let asked else { return nil }
    while asked.isRunning, !isGone { turn() }
    return isGone ? nil : news.streams
  }

  /// Sets the volume of each channel of a stream; nothing happens if it is gone meanwhile.
  func set(_ volume: [UInt32], of index: UInt32) {
    var channels = pa_cvolume()
    guard !volume.isEmpty, unsafe pa_cvolume_set(&channels, UInt32(volume.count), 0) != nil else {
      return
    }
    unsafe withUnsafeMutableBytes(of: &channels.values) { values in
      unsafe values.withMemoryRebound(to: UInt32.self) { values in
        for (place, value) in zip(values.indices, volume) { unsafe values[place] = value }
      }
    }
    _ = unsafe PulseOperation(
      pa_context_set_sink_input_volume(context, index, &channels, nil, nil))
  }

  /// Waits until the server has taken everything.
  func finish(_ turn: () -> Void) {
    guard let drain = unsafe PulseOperation(pa_context_drain(context, { _, _ in }, nil)) else {
      return
    }
    while drain.isRunning, !isGone { turn() }
  }
}

extension OtherStream {
  /// What the server tells of a stream.
  @unsafe fileprivate init(_ told: pa_sink_input_info) {
    var volume = unsafe told.volume
    let channels = Int(volume.channels)
    let values = unsafe withUnsafeBytes(of: &volume.values) { bytes in
      unsafe Array(bytes.bindMemory(to: UInt32.self).prefix(channels))
    }
    unsafe self.init(
      index: told.index,
      program: Self.property(PA_PROP_APPLICATION_NAME, of: told),
      role: Self.property(PA_PROP_MEDIA_ROLE, of: told), volume: values,
      // What no program plays is a detour of the server's own, perhaps of our sound.
      isChangeable: told.has_volume != 0 && told.volume_writable != 0 && told.client != .max)
  }

  @unsafe private static func property(_ name: String, of told: pa_sink_input_info) -> String {
    unsafe PulseEvent.text(pa_proplist_gets(told.proplist, name))
  }
}

extension PulseObserver {
  /// Asks what the server can play on.
  @unsafe func askOutputs(
    _ answer: pa_sink_info_cb_t, _ address: UnsafeMutableRawPointer
  ) -> PulseOperation? {
    unsafe PulseOperation(pa_context_get_sink_info_list(context, answer, address))
  }

  /// Asks what the server can record.
  @unsafe func askInputs(
    _ answer: pa_source_info_cb_t, _ address: UnsafeMutableRawPointer
  ) -> PulseOperation? {
    unsafe PulseOperation(pa_context_get_source_info_list(context, answer, address))
  }
}
