/// A message of D-Bus: a call, its answer, or a signal.
package struct BusMessage: Hashable, Sendable {
  /// What a message is for; the numbers are D-Bus's own.
  package enum Kind: Int32, Sendable {
    case call = 1
    case answer = 2
    case failure = 3
    case signal = 4
  }

  /// What it is for.
  package var kind: Kind
  /// Who sent it; the bus says so, and nobody can lie.
  package var sender: String?
  /// Whom it is for; nil for everybody.
  package var destination: String?
  /// The object that is spoken of.
  package var path: String?
  /// What of the object `member` belongs to.
  package var interface: String?
  /// The method or the signal.
  package var member: String?
  /// What kind of failure it is.
  package var failure: String?
  /// The number that an answer repeats.
  package var serial: UInt32 = 0
  /// The number of the call that is answered.
  package var answers: UInt32 = 0
  /// Whether the caller waits for an answer.
  package var wantsAnswer = false
  /// What the sender of a call calls it; its answer comes back under the same name.
  package var tag: String?
  /// The arguments.
  package var body: [BusValue] = []
}

extension BusMessage {
  /// A call whose answer comes back under `tag`; nil to want none.
  package static func call(
    _ member: String, of interface: String, at path: String, on destination: String,
    _ body: [BusValue], tag: String?
  ) -> BusMessage {
    BusMessage(
      kind: .call, destination: destination, path: path, interface: interface, member: member,
      wantsAnswer: tag != nil, tag: tag, body: body)
  }

  /// Something that happened to the object at `path`.
  package static func signal(
    _ member: String, of interface: String, at path: String, _ body: [BusValue]
  ) -> BusMessage {
    BusMessage(kind: .signal, path: path, interface: interface, member: member, body: body)
  }

  /// The answer to this call.
  package func answer(_ body: [BusValue] = []) -> BusMessage {
    BusMessage(kind: .answer, destination: sender, answers: serial, body: body)
  }

  /// Says that this call cannot be answered, and why.
  package func refusal(_ failure: String, _ reason: String) -> BusMessage {
    BusMessage(
      kind: .failure, destination: sender, failure: "org.freedesktop.DBus.Error.\(failure)",
      answers: serial, body: [.text(reason)])
  }
}

extension BusMessage {
  /// A call to the bus itself.
  package static func toBus(_ member: String, _ body: [BusValue], tag: String?) -> BusMessage {
    call(
      member, of: "org.freedesktop.DBus", at: "/org/freedesktop/DBus", on: "org.freedesktop.DBus",
      body, tag: tag)
  }
}
