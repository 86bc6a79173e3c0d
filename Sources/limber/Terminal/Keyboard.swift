internal import Dispatch
internal import Foundation
internal import LimberTerminal

/// The keys of the terminal and the signals that end a program, as one stream.
enum Keyboard {
  /// Starts to listen; stops when the stream's reader does.
  ///
  /// When it returns, no signal is missed any more, and none ends the program by itself.
  static func keys(readsTerminal: Bool) async -> AsyncStream<Key> {
    let (keys, continuation) = AsyncStream.makeStream(of: Key.self)
    let signals = [SIGINT, SIGTERM, SIGHUP].map { number in
      SignalSources.source(for: number) { continuation.yield(.interrupt) }
    }
    await SignalSources.register(signals)
    let terminal = readsTerminal ? [terminalSource(continuation)] : []
    terminal.forEach { $0.resume() }
    let running = SignalSources(signals + terminal)
    continuation.onTermination = { _ in running.cancel() }
    return keys
  }

  private static func terminalSource(
    _ continuation: AsyncStream<Key>.Continuation
  ) -> any DispatchSourceProtocol {
    let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .global())
    source.setEventHandler { readKeys(into: continuation) }
    return source
  }

  /// Ctrl-Z, which the terminal does not act upon itself while keys are passed on at once.
  private static let suspend: UInt8 = 0x1A

  private static func readKeys(into continuation: AsyncStream<Key>.Continuation) {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = unsafe read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0 else {
      // The terminal is gone.
      continuation.yield(.interrupt)
      continuation.finish()
      return
    }
    KeyReader.keys(in: bytes.prefix(count)).forEach { continuation.yield($0) }
    // As the terminal does it: everybody in the foreground is told.
    if bytes.prefix(count).contains(suspend) { kill(0, SIGTSTP) }
  }
}
