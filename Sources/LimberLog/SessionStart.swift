/// What is known of a session before it begins.
public struct SessionStart: Hashable, Sendable {
  /// What plays it again: the name of a shipped routine, or the whole path of a file.
  public var routine: String
  /// The id of the routine, by which it is known wherever its file lies.
  public var id: String
  /// Its name for people.
  public var title: String
  /// Its language, as a BCP 47 tag.
  public var language: String
  /// What the bytes of the script come to, to notice that they have changed.
  public var fingerprint: String
  /// The planning options, as the words of a command line.
  public var options: [String]
  /// How many times as fast as the clock the session is played; 1 for people.
  public var speed: Int
  /// The session that it goes on with, if it does.
  public var continues: Int64?

  /// Creates the start of a session.
  public init(
    routine: String, id: String, title: String, language: String, fingerprint: String,
    options: [String], speed: Int, continues: Int64?
  ) {
    self.routine = routine
    self.id = id
    self.title = title
    self.language = language
    self.fingerprint = fingerprint
    self.options = options
    self.speed = speed
    self.continues = continues
  }

  /// A fingerprint of bytes: equal bytes have equal ones, and others hardly ever (FNV-1a, 64 bits).
  public static func fingerprint(of bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}
