/// What binds a sink to its server; outlives the sink until the loop's thread has dropped it.
@safe final class PulseLink: @unchecked Sendable {
  // Safe to share: `sink` is set once, before any callback, and read as a weak reference, which is
  // atomic; the connection is touched on the loop's thread alone.

  /// Whom libpulse's callbacks are for; `nil` as soon as it is on its way out.
  weak var sink: PulseSink?
  /// The connection to the server.
  var context: PulseContext?
  /// The stream on that connection.
  var stream: PulseStream?
  /// A stream without sound that keeps the device running in a pause, where that helps.
  var companion: PulseStream?

  /// Drops the streams and the connection; libpulse calls nobody any more.
  func close() {
    (stream, companion) = (nil, nil)
    context = nil
  }
}
