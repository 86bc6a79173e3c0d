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
  /// What was written is being played, for the first time or once more.
  case started
  /// The device fell asleep, or woke up.
  case suspended
  /// Another program asks for quiet, or does not need it any more.
  case asked(toPause: Bool)
  /// Fresh timing has come.
  case timing
  /// The alarm has come that was set.
  case alarm
  /// What the server calls itself.
  case server(String)
  /// What kind of device it is.
  case device(PulseDevice)

  /// What a callback gets to find its sink; the loop's thread keeps the link alive.
  @unsafe static func address(of link: PulseLink) -> UnsafeMutableRawPointer {
    unsafe Unmanaged.passUnretained(link).toOpaque()
  }

  /// Hands the event to the sink whose link is at `address`.
  @unsafe func deliver(to address: UnsafeMutableRawPointer?) {
    guard let address = unsafe address else { return }
    let link = unsafe Unmanaged<PulseLink>.fromOpaque(address).takeUnretainedValue()
    link.sink?.assumeIsolated { $0.receive(self) }
  }

  /// A string of libpulse, or nothing.
  @unsafe static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }
}
