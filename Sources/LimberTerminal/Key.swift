public import LimberPlayer

/// What a key asks for.
public enum Key: Hashable, Sendable {
  /// Something the player does.
  case command(PlayerCommand)
  /// A digit from 1 to 9, for a choice.
  case digit(Int)
  /// Ctrl-C: the session stops, and the program says so with its exit status.
  case interrupt
}

/// Turns the bytes of a terminal into keys.
public enum KeyReader {
  /// The keys in what was read at once; bytes that mean nothing are dropped.
  public static func keys(in bytes: some Sequence<UInt8>) -> [Key] {
    var rest = ArraySlice(Array(bytes))
    var keys: [Key] = []
    while let byte = rest.popFirst() {
      let key = byte == 0x1B ? escape(&rest) : key(for: byte)
      if let key { keys.append(key) }
    }
    return keys
  }

  /// Whether the bytes end inside an escape sequence, so that what is read next may belong to it.
  public static func isUnfinished(_ bytes: some Collection<UInt8>) -> Bool {
    let bytes = Array(bytes)
    guard let start = bytes.lastIndex(of: 0x1B) else { return false }
    let sequence = bytes[(start + 1)...]
    guard let kind = sequence.first else { return true }
    guard kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else { return false }
    return !sequence.dropFirst().contains { isFinal($0) }
  }

  /// Whether a byte ends an escape sequence.
  private static func isFinal(_ byte: UInt8) -> Bool { (0x40...0x7E).contains(byte) }

  private static func key(for byte: UInt8) -> Key? {
    switch UnicodeScalar(byte) {
    case "\u{03}": .interrupt
    case "1"..."9": .digit(Int(byte) - 0x30)
    case let letter: commands[Character(letter).lowercased()].map(Key.command)
    }
  }

  /// What each key asks for; capital letters ask for the same.
  private static let commands: [String: PlayerCommand] = [
    "\r": .ready, "\n": .ready, " ": .toggle, "n": .next, "b": .back, "r": .sayAgain,
    "+": .moreTime, "=": .moreTime, "-": .enough, "[": .slower, "]": .faster,
    "e": .easier, "d": .deeper, "h": .thatHurts, "?": .howLong, "s": .skip, "q": .stop,
  ]

  /// The key of an escape sequence, `ESC [ C` or `ESC O C`; the rest of the sequence is dropped.
  private static func escape(_ rest: inout ArraySlice<UInt8>) -> Key? {
    guard let kind = rest.first, kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else {
      return nil
    }
    rest.removeFirst()
    let parameters = rest.prefix { !isFinal($0) }
    rest = rest.dropFirst(parameters.count)
    guard let final = rest.popFirst(), parameters.isEmpty else { return nil }
    switch UnicodeScalar(final) {
    case "C": return .command(.next)
    case "D": return .command(.back)
    default: return nil
    }
  }
}
