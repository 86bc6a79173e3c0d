internal import Dispatch
internal import Foundation
internal import LimberPlayer

/// What a key asks for.
enum Key: Hashable, Sendable {
  case command(PlayerCommand)
  /// Ctrl-C: the session stops, and the program says so with its exit status.
  case interrupt
}

/// Turns the bytes of a terminal into keys.
enum KeyReader {
  /// The keys in what was read at once; bytes that mean nothing are dropped.
  static func keys(in bytes: some Sequence<UInt8>) -> [Key] {
    var rest = ArraySlice(Array(bytes))
    var keys: [Key] = []
    while let byte = rest.popFirst() {
      guard byte == 0x1B else {
        if let key = key(for: byte) { keys.append(key) }
        continue
      }
      if let key = escape(&rest) { keys.append(key) }
    }
    return keys
  }

  private static func key(for byte: UInt8) -> Key? {
    switch UnicodeScalar(byte) {
    case " ": .command(.toggle)
    case "n", "N": .command(.next)
    case "b", "B": .command(.back)
    case "q", "Q": .command(.stop)
    case "\u{03}": .interrupt
    default: nil
    }
  }

  /// The key of an escape sequence, `ESC [ C` or `ESC O C`; the rest of the sequence is dropped.
  private static func escape(_ rest: inout ArraySlice<UInt8>) -> Key? {
    guard let kind = rest.first, kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else {
      return nil
    }
    rest.removeFirst()
    var isPlain = true
    while let byte = rest.popFirst() {
      guard (0x40...0x7E).contains(byte) else {
        isPlain = false
        continue
      }
      guard isPlain else { return nil }
      switch UnicodeScalar(byte) {
      case "C": return .command(.next)
      case "D": return .command(.back)
      default: return nil
      }
    }
    return nil
  }
}

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
