internal import CPulse
internal import Glibc
public import LimberAudio
internal import Synchronization

/// A microphone of a sound server, and what its loudspeaker plays, on a thread of its own.
///
/// The loudspeaker is heard at the server's monitor of it, after everything that was mixed or taken
/// back, so it is what really sounds. A server or device that is not there is tried again twice a
/// second.
public final class PulseMicrophone: AudioSource {
  private let server: String?
  private let microphone: String?
  private let loudspeaker: String?
  private let isStopped = Mutex(false)

  /// A microphone on a server, nil for the usual ones, with the loudspeaker `loudspeaker` or the
  /// usual one.
  public init(server: String?, microphone: String?, loudspeaker: String?) {
    self.server = server
    self.microphone = microphone
    self.loudspeaker = loudspeaker
  }

  /// Begins to listen.
  public func start(_ deliver: @escaping @Sendable (SourceEvent) -> Void) {
    let work = ThreadWork { [self] in run(deliver) }
    let pointer = unsafe Unmanaged.passRetained(work)
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer = unsafe pointer else { return nil }
        unsafe Unmanaged<ThreadWork>.fromOpaque(pointer).takeRetainedValue().work()
        return nil
      }, pointer.toOpaque())
    guard result == 0 else {
      unsafe pointer.release()
      deliver(.missing("this machine has no thread left"))
      return
    }
    pthread_detach(thread)
  }

  /// Lets go of the microphone within a tenth of a second.
  public func stop() {
    isStopped.withLock { $0 = true }
  }

  /// What a thread does.
  private final class ThreadWork: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }

  private var isOver: Bool { isStopped.withLock { $0 } }

  /// The thread's life: one connection after the other.
  private func run(_ deliver: @escaping @Sendable (SourceEvent) -> Void) {
    while !isOver {
      let reason = PulseCapture.run(
        server: server, microphone: microphone, loudspeaker: loudspeaker, deliver
      ) { [self] in isOver }
      guard !isOver else { return }
      deliver(.missing(reason))
      for _ in 0..<5 where !isOver { usleep(100_000) }
    }
  }
}
