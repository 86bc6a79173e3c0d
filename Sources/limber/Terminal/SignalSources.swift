internal import Dispatch
internal import Glibc

/// Dispatch sources that are cancelled together.
final class SignalSources: @unchecked Sendable {
  // Safe to share: the list never changes, and cancelling a source is safe from any thread.
  private let sources: [any DispatchSourceProtocol]

  init(_ sources: [any DispatchSourceProtocol]) {
    self.sources = sources
  }

  func cancel() {
    sources.forEach { $0.cancel() }
  }

  /// Lets half a second pass before anything more is told.
  func rest() {
    sources.forEach { $0.suspend() }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(500)) { [self] in
      sources.forEach { $0.resume() }
    }
  }

  /// A source for one signal, which is not under way yet.
  static func source(
    for signal: Int32, _ act: @escaping @Sendable () -> Void
  ) -> any DispatchSourceProtocol {
    let source = DispatchSource.makeSignalSource(signal: signal, queue: .global())
    source.setEventHandler(handler: act)
    return source
  }

  /// Whether a signal does nothing, as it was before we were started; nobody listens to it yet.
  static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(signal, nil, &action) == 0 else { return false }
    let handler = unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    let nothing = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
    return handler == nothing
  }

  /// Starts sources, and waits until all of them are under way.
  ///
  /// Until then a signal still does what it always does, which is right while nothing is taken
  /// over.
  static func register(_ sources: [any DispatchSourceProtocol]) async {
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
}
