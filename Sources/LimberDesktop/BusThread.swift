internal import CDBus
internal import Glibc
internal import Synchronization

/// A connection to a bus on a thread of its own; whatever the bus does, nobody else waits for it.
///
/// `end` must be called once.
package final class BusThread: Sendable {
  private struct Outbox {
    var messages: [BusMessage] = []
    var isOver = false
  }

  private let address: String
  private let deliver: @Sendable (BusInput?) -> Void
  private let waker: Int32
  private let outbox = Mutex(Outbox())

  /// Starts to connect; nil if the system has no thread or file descriptor left.
  ///
  /// - Parameters:
  ///   - address: Where the bus is, in the notation of D-Bus.
  ///   - deliver: Gets what comes, on the thread; nil when nothing will come any more, also if there
  ///     never was a bus.
  package init?(address: String, deliver: @escaping @Sendable (BusInput?) -> Void) {
    self.address = address
    self.deliver = deliver
    waker = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard waker >= 0, launch() else { return nil }
  }

  deinit {
    if waker >= 0 { close(waker) }
  }

  /// Sends a message as soon as there is a connection; one to a bus that is gone is lost.
  package func send(_ message: BusMessage) {
    outbox.withLock { $0.messages.append(message) }
    eventfd_write(waker, 1)
  }

  /// Closes the connection when everything is sent; returns at once.
  package func end() {
    outbox.withLock { $0.isOver = true }
    eventfd_write(waker, 1)
  }

  /// Starts the thread, which keeps the object alive until it ends.
  private func launch() -> Bool {
    let this = unsafe Unmanaged.passRetained(self)
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread, nil,
      { this in
        guard let this = unsafe this else { return nil }
        unsafe Unmanaged<BusThread>.fromOpaque(this).takeRetainedValue().run()
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
    defer { deliver(nil) }
    guard let line = BusLine(address: address) else { return }
    deliver(.connected)
    repeat {
      let outbox = outbox.withLock { outbox in
        defer { outbox.messages = [] }
        return outbox
      }
      for message in outbox.messages { line.send(message) }
      if outbox.isOver { return line.flush() }
      line.wait(for: waker)
    } while pass(on: line)
  }

  /// Passes on what the bus has; false if the bus is gone.
  private func pass(on line: BusLine) -> Bool {
    let isThere = line.exchange()
    while let message = line.next() { deliver(.message(message)) }
    return isThere
  }
}
