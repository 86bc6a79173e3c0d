internal import LimberDigest

/// What an engine said of itself, and how to tell that this is still true, so that a session whose
/// words are all stored need not start it.
///
/// True is what was read from the same files. A file that was changed, put in place or taken away
/// since then has another time or another number, which nobody can set.
struct EngineNote {
  /// What `SpeechSynthesizer.fingerprint` gave.
  let fingerprint: String
  private let sources: [String]
  private let program: String

  private static let schema = "limber-engine 1"
  /// What decides besides which libraries a program is started with.
  private static let loader = "/etc/ld.so.cache"
  /// How many seconds files have to be as they are before they are trusted to stay so.
  private static let settled = 30
  private static let environment = ["LD_LIBRARY_PATH", "LD_PRELOAD"]

  /// What the engine behind `program` said, which it read from the files and folders `sources`.
  init(program: String, fingerprint: String, sources: [String]) {
    self.program = program
    self.fingerprint = fingerprint
    self.sources = sources
  }

  /// Reads a note about `program`; nil if it is none, or if it is no longer true.
  init?(program: String, text: String) {
    let lines = text.split(separator: "\n").map(String.init)
    guard lines.count > 2 else { return nil }
    self.init(program: program, fingerprint: lines[1], sources: Array(lines[2...]))
    guard lines[0] == witness else { return nil }
  }

  /// The text of the note; nil if it cannot be written down, or if one of the files was changed so
  /// shortly ago that it may have been read before.
  var text: String? {
    let lines = [witness, fingerprint] + sources
    guard !sources.isEmpty, stamps.newest < StoreFile.now - Self.settled,
      lines.allSatisfy({ !$0.isEmpty && !$0.contains("\n") })
    else {
      return nil
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var stamps: FileStamps {
    FileStamps(of: [program, Self.loader] + sources)
  }

  /// A checksum of the note and of everything it depends on.
  private var witness: String {
    let names = [Self.schema, program, fingerprint] + sources
    let settings = Self.environment.map { FileStamps.setting($0) ?? "-" }
    let fields = names + settings + [String(stamps.sum)]
    let all = fields.map { "\($0.utf8.count):\($0)" }.joined()
    return SHA256.digits(of: Array(all.utf8))
  }
}

extension ClipStore {
  /// What the engine behind `program` says of itself, if it was noted and is still true.
  func fingerprint(of program: String) -> String? {
    guard isTrusted, let (words, _) = StoreFile.read(notePath(of: program)) else { return nil }
    let text = String(decoding: BulkBytes.bytes(of: words[...]), as: UTF8.self)
    return EngineNote(program: program, text: text)?.fingerprint
  }

  /// Notes what the engine behind `program` says of itself, if that is possible.
  func note(_ fingerprint: String, of program: String, from sources: [String]) {
    let note = EngineNote(program: program, fingerprint: fingerprint, sources: sources)
    // Words are read two bytes at a time.
    makeOwnFolders()
    guard isTrusted, let text = note.text else { return }
    let path = notePath(of: program)
    StoreFile.remove(path)
    StoreFile.add(Array((text.utf8.count % 2 == 0 ? text : text + "\n").utf8), at: path)
  }

  private func notePath(of program: String) -> String {
    "\(version)/engine-\(SHA256.digits(of: Array(program.utf8)).prefix(16)).txt"
  }
}
