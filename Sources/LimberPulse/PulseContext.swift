internal import CPulse

/// One connection to a sound server; lives on the loop's thread.
@safe final class PulseContext {
  /// libpulse's own object.
  @unsafe let pointer: OpaquePointer
  private let loop: PulseMainLoop
  /// libpulse's timer, once it was needed.
  private var alarm: OpaquePointer?

  /// Creates a connection that is not connected yet; `nil` if memory has run out.
  init?(on loop: PulseMainLoop) {
    let list = unsafe pa_proplist_new()
    defer { unsafe pa_proplist_free(list) }
    unsafe pa_proplist_sets(list, PA_PROP_APPLICATION_NAME, "Limber")
    unsafe pa_proplist_sets(list, PA_PROP_APPLICATION_ICON_NAME, "audio-x-generic")
    guard let context = unsafe pa_context_new_with_proplist(loop.api, "Limber", list) else {
      return nil
    }
    unsafe pointer = unsafe context
    self.loop = loop
  }

  deinit {
    if let alarm = unsafe alarm { unsafe loop.api?.pointee.time_free(alarm) }
    unsafe pa_context_set_state_callback(pointer, nil, nil)
    unsafe pa_context_disconnect(pointer)
    unsafe pa_context_unref(pointer)
  }

  /// Whether it can be used.
  var isReady: Bool {
    unsafe pa_context_get_state(pointer) == PA_CONTEXT_READY
  }

  /// Whether it never can be used again.
  var isGone: Bool {
    let state = unsafe pa_context_get_state(pointer)
    return state == PA_CONTEXT_FAILED || state == PA_CONTEXT_TERMINATED
  }

  /// The server's last complaint, for people.
  var reason: String {
    unsafe String(cString: pa_strerror(pa_context_errno(pointer))).lowercased()
  }

  /// Whether the last complaint was that something does not exist.
  var lacksEntity: Bool {
    unsafe pa_context_errno(pointer) == Int32(PA_ERR_NOENTITY.rawValue)
  }

  /// Begins to connect, never starting a server; `nil` means the server that is usual here.
  func connect(to server: String?, for link: PulseLink) -> Bool {
    unsafe pa_context_set_state_callback(
      pointer, { unsafe PulseEvent.changed.deliver(to: $1) }, PulseEvent.address(of: link))
    return unsafe pa_context_connect(pointer, server, PA_CONTEXT_NOAUTOSPAWN, nil) >= 0
  }

  /// Has the sink told after so much time; an alarm that was set before does not come any more.
  func setAlarm(after time: Duration, for link: PulseLink) {
    let moment = pa_rtclock_now() + pa_usec_t(time / .microseconds(1))
    if let alarm = unsafe alarm { return unsafe pa_context_rttime_restart(pointer, alarm, moment) }
    unsafe alarm = unsafe pa_context_rttime_new(
      pointer, moment, { unsafe PulseEvent.alarm.deliver(to: $3) }, PulseEvent.address(of: link))
  }

  /// Asks what the server calls itself.
  func askServer(for link: PulseLink) -> PulseOperation? {
    unsafe PulseOperation(
      pa_context_get_server_info(
        pointer,
        { _, answer, link in
          let name = unsafe PulseEvent.text(answer?.pointee.server_name)
          unsafe PulseEvent.server(name).deliver(to: link)
        }, PulseEvent.address(of: link)))
  }

  /// Asks what kind of device one is; `nil` means the default device.
  func askDevice(_ name: String?, for link: PulseLink) -> PulseOperation? {
    unsafe PulseOperation(
      pa_context_get_sink_info_by_name(
        pointer, name,
        { _, answer, _, link in
          guard let answer = unsafe answer?.pointee else {
            return unsafe PulseEvent.changed.deliver(to: link)
          }
          unsafe PulseEvent.device(PulseDevice(answer)).deliver(to: link)
        }, PulseEvent.address(of: link)))
  }
}
