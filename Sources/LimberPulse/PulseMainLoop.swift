internal import CPulse
internal import Glibc
internal import Synchronization

/// PulseAudio's main loop on a thread of its own, as the executor of an actor.
///
/// An actor on this executor calls libpulse like any other code, without locks: its jobs and
/// libpulse's callbacks run on the one thread that runs the loop. `end` must be called once.
@safe final class PulseMainLoop: SerialExecutor, @unchecked Sendable {
  // Safe to share: `inbox` has a lock and `thread` is atomic; `waker` is only ever written to; the
  // loop is touched on its own thread alone as soon as that runs.

  private struct Inbox {
    var jobs: [UnownedJob] = []
    /// What the thread drops at its end; once it is there, the end has come.
    var remains: PulseLink?
  }

  private let loop: OpaquePointer
  private let waker: Int32
  private let inbox = Mutex(Inbox())
  private let thread = Atomic<UInt>(0)

  /// Starts the thread; `nil` if the system has no file descriptor or thread left.
  init?() {
    guard let loop = unsafe pa_mainloop_new() else { return nil }
    unsafe self.loop = unsafe loop
    waker = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard waker >= 0, listen(), launch() else {
      close(waker)
      unsafe pa_mainloop_free(loop)
      return nil
    }
  }

  /// What libpulse's objects are made with; for use on the loop's thread.
  @unsafe var api: UnsafeMutablePointer<pa_mainloop_api>? {
    unsafe pa_mainloop_get_api(loop)
  }

  /// Accepts a job of the actor, from any thread.
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    inbox.withLock { $0.jobs.append(job) }
    wake()
  }

  /// Ends the thread, which drops `remains`; whoever calls this has no more jobs.
  func end(_ remains: PulseLink) {
    inbox.withLock { $0.remains = remains }
    wake()
  }

  /// Whether the caller is on the loop's thread.
  func isIsolatingCurrentContext() -> Bool? {
    thread.load(ordering: .acquiring) == UInt(pthread_self())
  }

  /// Traps if the caller is not on the loop's thread.
  func checkIsolated() {
    precondition(isIsolatingCurrentContext() == true, "not on the sound server's thread")
  }

  private func wake() {
    eventfd_write(waker, 1)
  }

  /// Lets the loop call `runJobs` whenever it is woken.
  private func listen() -> Bool {
    let this = unsafe Unmanaged.passUnretained(self).toOpaque()
    let event = unsafe api?.pointee.io_new(
      api, waker, PA_IO_EVENT_INPUT,
      { _, _, _, _, this in
        guard let this = unsafe this else { return }
        unsafe Unmanaged<PulseMainLoop>.fromOpaque(this).takeUnretainedValue().runJobs()
      }, this)
    return unsafe event != nil
  }

  /// Starts the thread, which keeps the object alive until it ends.
  private func launch() -> Bool {
    let this = unsafe Unmanaged.passRetained(self)
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread, nil,
      { this in
        guard let this = unsafe this else { return nil }
        unsafe Unmanaged<PulseMainLoop>.fromOpaque(this).takeRetainedValue().run()
        return nil
      }, this.toOpaque())
    guard result == 0 else {
      unsafe this.release()
      return false
    }
    return pthread_detach(thread) == 0
  }

  /// The thread's life.
  private func run() {
    thread.store(UInt(pthread_self()), ordering: .releasing)
    Self.raisePriority()
    unsafe pa_mainloop_run(loop, nil)
    inbox.withLock { $0.remains?.close() }
    unsafe pa_mainloop_free(loop)
    close(waker)
  }

  /// Real-time scheduling where it is permitted; elsewhere the deep queue must do.
  private static func raisePriority() {
    var priority = sched_param()
    priority.sched_priority = 2
    unsafe _ = pthread_setschedparam(pthread_self(), SCHED_RR, &priority)
  }

  private func runJobs() {
    var count: eventfd_t = 0
    unsafe eventfd_read(waker, &count)
    let inbox = inbox.withLock { inbox in
      defer { inbox.jobs = [] }
      return inbox
    }
    for job in inbox.jobs {
      unsafe job.runSynchronously(on: asUnownedSerialExecutor())
    }
    if inbox.remains != nil { unsafe pa_mainloop_quit(loop, 0) }
  }
}
