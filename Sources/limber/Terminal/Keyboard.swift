internal import Dispatch
internal import Foundation
internal import LimberTerminal

/// The keys of the terminal and the signals that end a program, as one stream.
enum Keyboard {
  /// Starts to listen; stops when the stream's reader does.
  static func keys(readsTerminal: Bool) -> AsyncStream<Key> {
    AsyncStream { continuation in
      var sources: [any DispatchSourceProtocol] = []
      for number in [SIGINT, SIGTERM, SIGHUP] {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { continuation.yield(.interrupt) }
        sources.append(source)
      }
      if readsTerminal {
        let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .global())
        source.setEventHandler { readKeys(into: continuation) }
        sources.append(source)
      }
      sources.forEach { $0.resume() }
      let running = Sources(sources)
      continuation.onTermination = { _ in running.cancel() }
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
