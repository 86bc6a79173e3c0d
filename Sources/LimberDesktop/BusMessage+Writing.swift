internal import CDBus

extension BusMessage {
  /// The message as libdbus sends it, for the caller to release; nil if memory has run out.
  ///
  /// libdbus ends the program when a name is malformed: those are our own, or came over a bus.
  @unsafe func packed() -> OpaquePointer? {
    guard let message = unsafe dbus_message_new(kind.rawValue) else { return nil }
    if let path { unsafe dbus_message_set_path(message, path) }
    if let interface { unsafe dbus_message_set_interface(message, interface) }
    if let member { unsafe dbus_message_set_member(message, member) }
    if let failure { unsafe dbus_message_set_error_name(message, failure) }
    if let destination { unsafe dbus_message_set_destination(message, destination) }
    if answers > 0 { unsafe dbus_message_set_reply_serial(message, answers) }
    unsafe dbus_message_set_no_reply(message, wantsAnswer ? 0 : 1)
    // What does not run is not started for our sake.
    unsafe dbus_message_set_auto_start(message, 0)
    var place = unsafe DBusMessageIter()
    unsafe dbus_message_iter_init_append(message, &place)
    for value in body { unsafe value.append(to: &place) }
    return unsafe message
  }
}

extension BusValue {
  /// Writes the value behind what is there.
  @unsafe fileprivate func append(to place: inout DBusMessageIter) {
    switch self {
    case .text(let text): unsafe Self.append(text, "s", to: &place)
    case .path(let path): unsafe Self.append(path, "o", to: &place)
    case .flag(let flag): unsafe Self.append(dbus_bool_t(flag ? 1 : 0), "b", to: &place)
    case .int32(let number): unsafe Self.append(number, "i", to: &place)
    case .uint32(let number): unsafe Self.append(number, "u", to: &place)
    case .int64(let number): unsafe Self.append(number, "x", to: &place)
    case .double(let number): unsafe Self.append(number, "d", to: &place)
    case .descriptor(let file): unsafe Self.append(file.number, "h", to: &place)
    case .texts(let texts):
      unsafe Self.inside(&place, "a", "s") { place in
        for text in texts { unsafe Self.append(text, "s", to: &place) }
      }
    case .dictionary(let entries): unsafe Self.append(entries, to: &place)
    case .variant(let value):
      unsafe Self.inside(&place, "v", value.signature) { unsafe value.append(to: &$0) }
    case .other: break
    }
  }

  /// Writes the entries in the order of their names.
  @unsafe private static func append(
    _ entries: [String: BusValue], to place: inout DBusMessageIter
  ) {
    unsafe inside(&place, "a", "{sv}") { place in
      for (name, value) in entries.sorted(by: { $0.key < $1.key }) {
        unsafe inside(&place, "e", nil) { place in
          unsafe append(name, "s", to: &place)
          unsafe BusValue.variant(value.plain).append(to: &place)
        }
      }
    }
  }

  @unsafe private static func append(
    _ text: String, _ type: UnicodeScalar, to place: inout DBusMessageIter
  ) {
    unsafe text.withCString { text in
      var text: UnsafePointer<CChar>? = unsafe text
      unsafe dbus_message_iter_append_basic(&place, Int32(type.value), &text)
    }
  }

  @unsafe private static func append<Number: BitwiseCopyable>(
    _ number: Number, _ type: UnicodeScalar, to place: inout DBusMessageIter
  ) {
    var number = number
    unsafe dbus_message_iter_append_basic(&place, Int32(type.value), &number)
  }

  /// Writes something that holds other values, of type `contents`.
  @unsafe private static func inside(
    _ place: inout DBusMessageIter, _ type: UnicodeScalar, _ contents: String?,
    _ write: (inout DBusMessageIter) -> Void
  ) {
    var inner = unsafe DBusMessageIter()
    unsafe dbus_message_iter_open_container(&place, Int32(type.value), contents, &inner)
    unsafe write(&inner)
    unsafe dbus_message_iter_close_container(&place, &inner)
  }
}
