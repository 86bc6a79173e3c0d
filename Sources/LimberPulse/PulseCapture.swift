internal import CPulse
internal import Glibc
internal import LimberAudio

/// One connection to a sound server that records; lives on one thread.
@safe final class PulseCapture {
  private let loop: OpaquePointer
  private let context: OpaquePointer
  private let deliver: (SourceEvent) -> Void
  /// Whether nobody listens any more.
  private let isOver: () -> Bool
  private var microphone: PulseRecording?
  private var loudspeaker: PulseRecording?
  private var names: Names?
  private var isQuiet = false

  /// What the server's usual devices are called.
  private struct Names {
    var source: String
    var sink: String
  }

  /// Records until `isOver` says so or the connection ends, and gives the reason for people.
  static func run(
    server: String?, microphone: String?, loudspeaker: String?,
    _ deliver: @escaping (SourceEvent) -> Void, _ isOver: @escaping () -> Bool
  ) -> String {
    guard let loop = unsafe pa_mainloop_new() else { return "out of memory" }
    defer { unsafe pa_mainloop_free(loop) }
    guard let capture = unsafe PulseCapture(on: loop, to: server, deliver, isOver) else {
      return "no sound server answers"
    }
    let reason = capture.record(microphone, loudspeaker)
    if capture.microphone?.isFound == true, !isOver() { deliver(.lost) }
    capture.microphone = nil
    capture.loudspeaker = nil
    return reason
  }

  @unsafe private init?(
    on loop: OpaquePointer, to server: String?, _ deliver: @escaping (SourceEvent) -> Void,
    _ isOver: @escaping () -> Bool
  ) {
    guard let context = unsafe pa_context_new(pa_mainloop_get_api(loop), "Limber") else {
      return nil
    }
    unsafe self.loop = unsafe loop
    unsafe self.context = unsafe context
    self.deliver = deliver
    self.isOver = isOver
    guard unsafe pa_context_connect(context, server, PA_CONTEXT_NOAUTOSPAWN, nil) >= 0 else {
      return nil
    }
  }

  deinit {
    unsafe pa_context_disconnect(context)
    unsafe pa_context_unref(context)
  }

  private func record(_ wanted: String?, _ speaker: String?) -> String {
    let end = ContinuousClock.now + .seconds(5)
    while unsafe pa_context_get_state(context) != PA_CONTEXT_READY {
      let state = unsafe pa_context_get_state(context)
      guard !isOver(), ContinuousClock.now < end, turn(), state != PA_CONTEXT_FAILED,
        state != PA_CONTEXT_TERMINATED
      else {
        return "no sound server answers"
      }
    }
    var count = 0
    while !isOver() {
      guard unsafe pa_context_get_state(context) == PA_CONTEXT_READY else {
        return "the sound server is gone"
      }
      // Every half second: is all still there?
      if count.isMultiple(of: 25) { keep(wanted, speaker) }
      count += 1
      guard turn() else { return "the sound server is gone" }
    }
    return "it was let go"
  }

  /// Lets the loop run for a fiftieth of a second at most.
  private func turn() -> Bool {
    guard unsafe pa_mainloop_prepare(loop, 20_000) >= 0, unsafe pa_mainloop_poll(loop) >= 0 else {
      return false
    }
    return unsafe pa_mainloop_dispatch(loop) >= 0
  }

  /// Opens what is not open, and tells what went away.
  private func keep(_ wanted: String?, _ speaker: String?) {
    if let recording = microphone {
      let isSwitchedOff = recording.isFound ? isMuted(recording.device) : nil
      guard recording.isGone else {
        tell(isQuiet: isSwitchedOff == true || recording.isStarved)
        return keepLoudspeaker(speaker)
      }
      deliver(
        recording.isFound ? .lost : .missing("the sound server has none of that name"))
      microphone = nil
    }
    names = asked()
    // A monitor as the usual source means that there is no microphone.
    guard let name = wanted ?? names?.source, !name.isEmpty,
      wanted != nil || !name.hasSuffix(".monitor")
    else { return deliver(.missing("the sound server has no microphone")) }
    let deliver = deliver
    microphone = unsafe PulseRecording(on: context, of: name, as: "Spoken commands") { sound in
      if let sound { deliver(.captured(sound)) } else { deliver(.found(name)) }
    }
    keepLoudspeaker(speaker)
  }

  private func keepLoudspeaker(_ speaker: String?) {
    if let loudspeaker, !loudspeaker.isGone { return }
    if names == nil { names = asked() }
    guard let sink = speaker ?? names?.sink, !sink.isEmpty else { return }
    let deliver = deliver
    let monitor = "\(sink).monitor"
    loudspeaker = unsafe PulseRecording(on: context, of: monitor, as: "Own sound") { sound in
      if let sound { deliver(.played(sound)) }
    }
  }

  /// Asks what the server's usual devices are.
  private func asked() -> Names? {
    final class Told { var names: Names? }
    let told = Told()
    let operation = unsafe PulseOperation(
      pa_context_get_server_info(
        context,
        { _, answer, told in
          guard let told = unsafe told, let answer = unsafe answer?.pointee else { return }
          unsafe Unmanaged<Told>.fromOpaque(told).takeUnretainedValue().names = unsafe Names(
            source: PulseEvent.text(answer.default_source_name),
            sink: PulseEvent.text(answer.default_sink_name))
        }, Unmanaged.passUnretained(told).toOpaque()))
    wait(operation)
    return told.names
  }

  /// Tells when a microphone is switched off or gives nothing at all, and when it does again.
  private func tell(isQuiet: Bool) {
    guard isQuiet != self.isQuiet else { return }
    self.isQuiet = isQuiet
    deliver(.muted(isQuiet))
  }

  /// Asks whether a source is switched off; nil if the server does not say.
  private func isMuted(_ source: String) -> Bool? {
    final class Told { var isMuted: Bool? }
    let told = Told()
    let operation = unsafe PulseOperation(
      pa_context_get_source_info_by_name(
        context, source,
        { _, answer, _, told in
          guard let told = unsafe told, let answer = unsafe answer?.pointee else { return }
          unsafe Unmanaged<Told>.fromOpaque(told).takeUnretainedValue().isMuted = answer.mute != 0
        }, Unmanaged.passUnretained(told).toOpaque()))
    wait(operation)
    return told.isMuted
  }

  /// Waits for an answer, as long as somebody listens and for a second at most: a server that hangs
  /// never answers.
  private func wait(_ operation: PulseOperation?) {
    let end = ContinuousClock.now + .seconds(1)
    while let operation, operation.isRunning {
      guard !isOver(), ContinuousClock.now < end,
        unsafe pa_context_get_state(context) == PA_CONTEXT_READY, turn()
      else { return operation.giveUp() }
    }
  }
}
