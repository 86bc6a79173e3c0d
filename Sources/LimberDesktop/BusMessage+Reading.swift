internal import CDBus

extension BusMessage {
  /// Reads what libdbus received; nil if it is of no known kind.
  @unsafe init?(_ message: OpaquePointer) {
    guard let kind = Kind(rawValue: unsafe dbus_message_get_type(message)) else { return nil }
    self.init(kind: kind)
    unsafe sender = Self.text(dbus_message_get_sender(message))
    unsafe path = Self.text(dbus_message_get_path(message))
    unsafe interface = Self.text(dbus_message_get_interface(message))
    unsafe member = Self.text(dbus_message_get_member(message))
    unsafe failure = Self.text(dbus_message_get_error_name(message))
    unsafe serial = dbus_message_get_serial(message)
    unsafe answers = dbus_message_get_reply_serial(message)
    wantsAnswer = unsafe kind == .call && dbus_message_get_no_reply(message) == 0
    var place = unsafe DBusMessageIter()
    guard unsafe dbus_message_iter_init(message, &place) != 0 else { return }
    repeat {
      body.append(unsafe BusValue(at: &place))
    } while unsafe dbus_message_iter_next(&place) != 0
  }

  @unsafe private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
  }
}

extension BusValue {
  /// Reads one value; libdbus has checked that it is what it says, and not too deep.
  @unsafe fileprivate init(at place: inout DBusMessageIter) {
    let type = UnicodeScalar(
      UInt8(truncatingIfNeeded: unsafe dbus_message_iter_get_arg_type(&place)))
    switch type {
    case "s": self = unsafe .text(Self.text(at: &place))
    case "o": self = unsafe .path(Self.text(at: &place))
    case "b": self = unsafe .flag(Self.number(dbus_bool_t.zero, at: &place) != 0)
    case "i": self = unsafe .int32(Self.number(.zero, at: &place))
    case "u": self = unsafe .uint32(Self.number(.zero, at: &place))
    case "x": self = unsafe .int64(Self.number(.zero, at: &place))
    case "d": self = unsafe .double(Self.number(.zero, at: &place))
    // A file of its own, which is ours to close.
    case "h": self = unsafe .descriptor(BusDescriptor(Self.number(-1, at: &place)))
    case "v":
      var inner = unsafe DBusMessageIter()
      unsafe dbus_message_iter_recurse(&place, &inner)
      self = unsafe .variant(BusValue(at: &inner))
    default: self = .other
    }
  }

  @unsafe private static func text(at place: inout DBusMessageIter) -> String {
    var text: UnsafePointer<CChar>?
    unsafe dbus_message_iter_get_basic(&place, &text)
    return unsafe text.map { unsafe String(cString: $0) } ?? ""
  }

  @unsafe private static func number<Number: BitwiseCopyable>(
    _ start: Number, at place: inout DBusMessageIter
  ) -> Number {
    var number = start
    unsafe dbus_message_iter_get_basic(&place, &number)
    return number
  }
}
