internal import CDBus
internal import Glibc

/// One connection to a bus; lives on one thread.
@safe final class BusLine {
  private let connection: OpaquePointer
  private let file: Int32
  /// What our calls are called whose answers are still to come.
  private var tags: [UInt32: String] = [:]

  /// Connects, which may take a while; nil if nobody answers at `address`.
  init?(address: String) {
    // What happens at a broken pipe is the program's own choice.
    dbus_connection_set_change_sigpipe(0)
    guard let connection = unsafe dbus_connection_open_private(address, nil) else { return nil }
    unsafe dbus_connection_set_exit_on_disconnect(connection, 0)
    var file: Int32 = -1
    guard unsafe dbus_bus_register(connection, nil) != 0,
      unsafe dbus_connection_get_unix_fd(connection, &file) != 0
    else {
      unsafe dbus_connection_close(connection)
      unsafe dbus_connection_unref(connection)
      return nil
    }
    unsafe self.connection = unsafe connection
    self.file = file
  }

  deinit {
    unsafe dbus_connection_close(connection)
    unsafe dbus_connection_unref(connection)
  }

  /// Queues a message; `exchange` sends it.
  func send(_ message: BusMessage) {
    guard let packed = unsafe message.packed() else { return }
    var serial: dbus_uint32_t = 0
    unsafe dbus_connection_send(connection, packed, &serial)
    unsafe dbus_message_unref(packed)
    tags[serial] = message.tag
  }

  /// Waits until something can be read or written, or `waker` can be read, which is then emptied.
  func wait(for waker: Int32) {
    let isFull = unsafe dbus_connection_has_messages_to_send(connection) != 0
    var files = [
      pollfd(fd: file, events: Int16(isFull ? POLLIN | POLLOUT : POLLIN), revents: 0),
      pollfd(fd: waker, events: Int16(POLLIN), revents: 0),
    ]
    _ = unsafe poll(&files, nfds_t(files.count), -1)
    var count: eventfd_t = 0
    if files[1].revents != 0 { unsafe eventfd_read(waker, &count) }
  }

  /// Reads and writes what can be without waiting; false if the bus is gone.
  func exchange() -> Bool {
    unsafe dbus_connection_read_write(connection, 0) != 0
  }

  /// Waits until everything is sent.
  func flush() {
    unsafe dbus_connection_flush(connection)
  }

  /// The next message that was read.
  func next() -> BusMessage? {
    while let received = unsafe dbus_connection_pop_message(connection) {
      defer { unsafe dbus_message_unref(received) }
      guard var message = unsafe BusMessage(received) else { continue }
      if message.answers > 0 { message.tag = tags.removeValue(forKey: message.answers) }
      return message
    }
    return nil
  }
}
