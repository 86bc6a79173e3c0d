internal import CPulse

/// What libpulse tells a sink, on the loop's thread.
enum PulseEvent {
  /// A state has changed, or an answer has come.
  case changed
  /// The server wants frames.
  case writable
  /// The server's queue ran empty.
  case underflow
  /// The stream is on another device.
  case moved
  /// Fresh timing has come.
  case timing
  /// What the server calls itself.
  case server(String)
  /// What drives the device.
  case device(driver: String)

  /// What a callback gets to find its sink; the sink must clear the callback before it is gone.
  @unsafe static func address(of sink: PulseSink) -> UnsafeMutableRawPointer {
    unsafe Unmanaged.passUnretained(sink).toOpaque()
  }

  /// Hands the event to the sink at `address`.
  @unsafe func deliver(to address: UnsafeMutableRawPointer?) {
    guard let address = unsafe address else { return }
    let sink = unsafe Unmanaged<PulseSink>.fromOpaque(address).takeUnretainedValue()
    sink.assumeIsolated { $0.receive(self) }
  }

  /// A string of libpulse, or nothing.
  @unsafe static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }
}
