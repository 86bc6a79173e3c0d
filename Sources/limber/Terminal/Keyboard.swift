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
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield(.interrupt) }
      return source
    }
    await register(signals)
    let terminal = readsTerminal ? [terminalSource(continuation)] : []
    terminal.forEach { $0.resume() }
    let running = Sources(signals + terminal)
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

  /// Starts sources, and waits until all of them are under way.
  ///
  /// Until then a signal still ends the program, which is right while nothing is taken over.
  private static func register(_ sources: [any DispatchSourceProtocol]) async {
    let (registered, announce) = AsyncStream.makeStream(of: Void.self)
    for source in sources {
      source.setRegistrationHandler { announce.yield() }
      source.resume()
    }
    var waiting = sources.count
    for await _ in registered {
      waiting -= 1
      if waiting == 0 { return }
    }
  }

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
  }
}

/// Dispatch sources that are cancelled together.
private final class Sources: @unchecked Sendable {
  // Safe to share: the list never changes, and cancelling a source is safe from any thread.
  private let sources: [any DispatchSourceProtocol]

  init(_ sources: [any DispatchSourceProtocol]) {
    self.sources = sources
  }

  func cancel() {
    sources.forEach { $0.cancel() }
  }
}
