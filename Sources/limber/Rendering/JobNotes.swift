internal import Foundation
internal import LimberDigest
internal import LimberExport
internal import LimberSpeech
internal import Synchronization

/// What is known of the jobs of a list since somebody worked on it before, so that those in which
/// nothing has changed need not be compiled.
///
/// A note tells a key, and nothing about the output, whose key is compared with it each time. It holds as
/// long as everything that the key is made from is what it was (`JobInputs`).
final class JobNotes: Sendable {
  /// What is known of a job.
  struct Note: Codable, Hashable {
    /// The checksum of what its key is made from.
    var inputs: String
    var key: String
    /// Background sound, which is part of that.
    var music: String?
    /// The names of the formats of the texts beside the sound.
    var texts: [String]
    /// What is said about its script.
    var warnings: [String]

    /// The texts beside an output.
    func besides(_ output: String) -> [BesideText] {
      guard let kind = try? OutputPlace.checkedFormat(of: output) else { return [] }
      return BesideText.texts(texts.compactMap(ExportFormat.named), besides: output, kind)
    }
  }

  private let store: ClipStore
  private let program: [String]
  private let name: String
  /// What is in the files, as it was when somebody asked first.
  private let inputs: JobInputs
  /// The notes of the run before, by the marks of the jobs.
  private let known: [String: Note]
  /// The notes that hold, and the routines of those that are new.
  private let held = Mutex<(notes: [String: Note], routines: [String: String])>(([:], [:]))

  /// A list has no more notes than this.
  private static let most = 10_000
  /// So many lists have notes.
  private static let mostLists = 100

  /// Reads the notes on the list at a path, or on a part of it; `program` names what sounds are made
  /// by.
  init(_ path: String, _ shard: Shard?, in store: ClipStore, program: [String]) {
    (self.store, self.program) = (store, program)
    let part = shard.map { "\($0.index)/\($0.count)" } ?? ""
    let mark = Self.mark([FileManager.default.currentDirectoryPath, path, part])
    name = "jobs-\(mark.prefix(16))"
    inputs = JobInputs(program)
    known = store.note(named: name).flatMap(Self.notes(in:)) ?? [:]
  }

  /// What is known of a job, if it still holds.
  func note(on line: JobLine) -> Note? {
    let mark = Self.mark(line.arguments)
    guard let note = known[mark], note.inputs == inputs(of: line, music: note.music) else {
      return nil
    }
    hold(note, mark)
    return note
  }

  /// The checksum of all that the key of a job is made from; nil if it cannot be told.
  ///
  /// It has to be asked for before any of that is read.
  func inputs(of line: JobLine, music: String?) -> String? {
    inputs.digits(of: line.routine, music: music)
  }

  /// Notes what was found out about a job.
  func add(_ note: Note, on line: JobLine) {
    hold(note, Self.mark(line.arguments), routine: line.routine)
  }

  private func hold(_ note: Note, _ mark: String, routine: String? = nil) {
    held.withLock { held in
      guard held.notes.count < Self.most else { return }
      held.notes[mark] = note
      held.routines[mark] = routine
    }
  }

  /// Keeps the notes, if any is new; those on jobs that nobody came to stay if the run broke off.
  ///
  /// What has changed meanwhile may have been read before or after that, so nothing is noted about it.
  func keep(isWhole: Bool) {
    let (notes, routines) = held.withLock(\.self)
    let all = isWhole ? notes : known.merging(notes) { _, new in new }
    guard all != known else { return }
    let now = JobInputs(program)
    let lasting = all.filter { mark, note in
      guard let routine = routines[mark] else { return true }
      return now.digits(of: routine, music: note.music) == note.inputs
    }
    guard let text = Self.text(of: lasting) else { return }
    store.note(text, named: name, most: Self.mostLists)
  }

  private static func mark(_ words: [String]) -> String {
    var sum = FieldSum()
    sum.add(words)
    return sum.digits
  }
}

/// Notes as bytes, in which damage shows: a checksum, a line end, JSON, and white space.
extension JobNotes {
  private static func text(of notes: [String: Note]) -> [UInt8]? {
    guard let data = try? JSONEncoder().encode(notes) else { return nil }
    let bytes = Array(data)
    return Array("\(SHA256.digits(of: bytes))\n".utf8) + bytes + [UInt8(ascii: "\n")]
  }

  private static func notes(in bytes: [UInt8]) -> [String: Note]? {
    let parts = bytes.split(separator: UInt8(ascii: "\n"))
    guard parts.count == 2, SHA256.digits(of: Array(parts[1])).utf8.elementsEqual(parts[0]) else {
      return nil
    }
    return try? JSONDecoder().decode([String: Note].self, from: Data(parts[1]))
  }
}
