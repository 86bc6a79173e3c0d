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
    let signals = ending.map { number in
      SignalSources.source(for: number) { continuation.yield(.interrupt) }
    }
    await SignalSources.register(signals)
    let terminal = readsTerminal ? [terminalSource(continuation)] : []
    terminal.forEach { $0.resume() }
    let running = SignalSources(signals + terminal)
    continuation.onTermination = { _ in running.cancel() }
    return keys
  }

  /// The signals that end a program; who starts us with `nohup` wants us to outlive the terminal.
  private static let ending =
    SignalSources.isIgnored(SIGHUP) ? [SIGINT, SIGTERM] : [SIGINT, SIGTERM, SIGHUP]

  private static func terminalSource(
    _ continuation: AsyncStream<Key>.Continuation
  ) -> any DispatchSourceProtocol {
    let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .global())
    let running = SignalSources([source])
    source.setEventHandler {
      // What is typed while we are in the background is for the shell.
      if RawTerminal.isInForeground { readKeys(into: continuation) } else { running.rest() }
    }
    return source
  }

  /// Ctrl-Z, which the terminal does not act upon itself while keys are passed on at once.
  private static let suspend: UInt8 = 0x1A

  private static func readKeys(into continuation: AsyncStream<Key>.Continuation) {
    guard let bytes = readSequences() else {
      // The terminal is gone.
      continuation.yield(.interrupt)
      continuation.finish()
      return
    }
    KeyReader.keys(in: bytes).forEach { continuation.yield($0) }
    // As the terminal does it: everybody in the foreground is told.
    if bytes.contains(suspend) { kill(0, SIGTSTP) }
  }

  /// How long is waited for the rest of an escape sequence, in milliseconds: a connection may
  /// bring it in parts, and whoever presses the escape key takes longer.
  private static let patience: Int32 = 50

  /// What was typed, with whole escape sequences; nil if the terminal is gone.
  private static func readSequences() -> [UInt8]? {
    guard var bytes = readBytes().map(Array.init) else { return nil }
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while KeyReader.isUnfinished(bytes), unsafe poll(&input, 1, patience) > 0 {
      // Somebody else reads now, or nobody can: whoever reads next finds out.
      guard let rest = readBytes(), !rest.isEmpty else { break }
      bytes += rest
    }
    return bytes
  }

  /// What was typed; nil if the terminal is gone.
  private static func readBytes() -> ArraySlice<UInt8>? {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = unsafe read(STDIN_FILENO, &bytes, bytes.count)
    if count > 0 { return bytes.prefix(count) }
    // The shell may have taken the terminal meanwhile, and then nothing can be read either.
    let isStillThere = count < 0 && (errno != EIO || !RawTerminal.isInForeground)
    return isStillThere ? [] : nil
  }
}
