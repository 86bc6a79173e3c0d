internal import CPulse
internal import Glibc

/// Lowers the sound of other programs for a program that says when, in a process of its own.
///
/// It reads gains as lines, such as `0.3`, and goes there smoothly. When its input ends, because
/// that program is done or dead, it brings back what it has lowered, and returns. So nothing stays
/// low, whatever becomes of the program.
@safe public final class PulseDucker {
  private let loop: OpaquePointer
  private let input: Int32
  private let server: String?
  private var connection: PulseObserver?
  private var volumes = OtherVolumes()
  private var reader = GainReader()
  private var isEnding = false
  /// What wakes the loop when there is something to read.
  private var waker: OpaquePointer?

  /// How long it waits before it asks for a server again.
  private static let patience = Duration.milliseconds(500)
  /// How often it asks whether another one is done, while other sound is to be low.
  private static let pace = Duration.milliseconds(100)

  /// Creates a ducker; nil if the system has no memory or file descriptor left.
  ///
  /// - Parameters:
  ///   - input: The file that is read.
  ///   - server: The server's address as in `PULSE_SERVER`; nil for the usual one.
  public init?(reading input: Int32, server: String?) {
    guard let loop = unsafe pa_mainloop_new() else { return nil }
    unsafe self.loop = unsafe loop
    self.input = input
    self.server = server
    _ = fcntl(input, F_SETFL, fcntl(input, F_GETFL) | O_NONBLOCK)
    // Wakes the loop; what is there is read after each turn of it.
    let api = unsafe pa_mainloop_get_api(loop)
    unsafe waker = api?.pointee.io_new(
      api, input, PA_IO_EVENT_INPUT, { _, _, _, _, _ in }, nil)
  }

  deinit {
    connection = nil
    unsafe pa_mainloop_free(loop)
  }

  /// Lowers and restores until the input has ended and all is restored.
  ///
  /// - Parameter path: Of a file that only one locks at a time: while another one does, it waits.
  ///   Nil is to do without.
  public func run(alone path: String?) {
    let lock = DuckLock(at: path)
    // Who wants nothing low does not care who else does.
    while !lock.take(), !isEnding { turn(volumes.isSettled ? nil : Self.pace) }
    while !isEnding {
      guard let connection = connect() else { continue }
      self.connection = connection
      serve(on: connection)
      self.connection = nil
    }
  }

  /// Connects; nil if there is no server, after a while, or the input has ended.
  private func connect() -> PulseObserver? {
    guard let connection = unsafe PulseObserver(on: loop, to: server) else {
      turn(Self.patience)
      return nil
    }
    while !connection.isReady, !connection.isGone, !isEnding { turn(nil) }
    volumes.loseSight()
    if connection.isReady, connection.listen() { return connection }
    if !isEnding { turn(Self.patience) }
    return nil
  }

  private func serve(on connection: PulseObserver) {
    while !connection.isGone {
      let hasNews = connection.takesNews() && volumes.mindsNews
      if !volumes.isSettled || hasNews || isEnding {
        guard let playing = connection.streams({ turn(nil) }) else { return }
        for (index, volume) in volumes.next(playing) { connection.set(volume, of: index) }
        if isEnding, volumes.isBack { return connection.finish { turn(nil) } }
      }
      turn(volumes.isSettled ? nil : OtherVolumes.step, isStep: true)
    }
  }

  /// Lets the loop run once, or for `time`, and reads what the input has.
  ///
  /// A step lasts its time, also when the input has ended.
  private func turn(_ time: Duration?, isStep: Bool = false) {
    let deadline = time.map { ContinuousClock.now + $0 }
    repeat {
      let left = deadline.map { Int32(max(0, ($0 - .now) / .microseconds(1))) } ?? -1
      if unsafe pa_mainloop_prepare(loop, left) >= 0, unsafe pa_mainloop_poll(loop) >= 0 {
        _ = unsafe pa_mainloop_dispatch(loop)
      } else {
        // The system is short of something; what was lowered has to come back all the same.
        usleep(100_000)
      }
      read()
    } while (isStep || !isEnding) && deadline.map { .now < $0 } ?? false
  }

  private func read() {
    guard !isEnding else { return }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = unsafe Glibc.read(input, &bytes, bytes.count)
    guard count > 0 else {
      if count == 0 || (errno != EAGAIN && errno != EINTR) { end() }
      return
    }
    if let gain = reader.take(bytes.prefix(count)) { volumes.aim(at: gain) }
  }

  private func end() {
    guard !isEnding else { return }
    isEnding = true
    volumes.aim(at: 1)
    // An input that has ended would wake it for ever.
    if let event = unsafe waker { unsafe pa_mainloop_get_api(loop)?.pointee.io_free(event) }
    unsafe waker = nil
  }
}

/// Reads gains that are written as lines.
package struct GainReader: Sendable {
  private var rest: [UInt8] = []

  /// Creates a reader of a new input.
  package init() {}

  /// The last gain that is complete with these bytes; nil if none is.
  package mutating func take(_ bytes: some Collection<UInt8>) -> Double? {
    rest += bytes
    var lines = rest.split(separator: 0x0A, omittingEmptySubsequences: false)
    rest = Array(lines.popLast()?.suffix(64) ?? [])
    return lines.compactMap { Double(String(decoding: $0, as: UTF8.self)) }.last { !$0.isNaN }
  }
}
