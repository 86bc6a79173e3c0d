internal import Glibc

/// A value as D-Bus carries it; of its types, those that are sent or read here.
package enum BusValue: Hashable, Sendable {
  case text(String)
  /// The path of an object.
  case path(String)
  case flag(Bool)
  case int32(Int32)
  case uint32(UInt32)
  case int64(Int64)
  case double(Double)
  case texts([String])
  case dictionary([String: BusValue])
  case descriptor(BusDescriptor)
  indirect case variant(BusValue)
  /// Something that nobody here asks for; never sent.
  case other

  /// The type in the notation of D-Bus.
  package var signature: String {
    switch self {
    case .text: "s"
    case .path: "o"
    case .flag: "b"
    case .int32: "i"
    case .uint32: "u"
    case .int64: "x"
    case .double: "d"
    case .texts: "as"
    case .dictionary: "a{sv}"
    case .descriptor: "h"
    case .variant, .other: "v"
    }
  }

  /// The value without the variants around it.
  package var plain: BusValue {
    guard case .variant(let value) = self else { return self }
    return value.plain
  }
}

/// An open file that came over a bus; it is closed when nobody holds it any more.
package final class BusDescriptor: Hashable, Sendable {
  /// The number by which the system knows it.
  package let number: Int32

  /// Takes over an open file.
  package init(_ number: Int32) {
    self.number = number
  }

  deinit {
    close(number)
  }

  /// Whether both are the same.
  package static func == (left: BusDescriptor, right: BusDescriptor) -> Bool { left === right }

  /// Feeds its identity to a hash.
  package func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
