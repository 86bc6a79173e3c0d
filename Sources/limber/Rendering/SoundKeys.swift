internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberDigest
internal import LimberFiles
internal import LimberScript
internal import LimberSpeech
internal import LimberTimeline
internal import Synchronization

/// Names for everything that sounds are made from; the same on every machine with this program.
///
/// A name is a checksum of the scripts whose lines are played, the options, the voices' files and
/// the phrasebooks, the music, the format, the program and what it calls. Nothing has to be
/// planned or spoken for it.
final class SoundKeys: Sendable {
  /// What sounds are made by: this program and what it calls.
  let program: [String]
  /// Whether this program has a name that no other one has.
  let isNamed: Bool
  private let phrasebooks = Mutex<String?>(nil)
  private let musics = Mutex<[String: String]>([:])
  private let casts = Mutex<[String: Cast]>([:])

  /// The voices that may be heard in a session.
  private struct Cast {
    /// Their names, what is in their files, and what speaks them.
    var fields: [String] = []
    /// Whether only files decide how they speak, and nothing had to be said about them.
    var isPlain: Bool
  }

  /// The name of what a job is made from.
  struct Key {
    var digits: String
    /// Whether it stays the same as long as the files do that it is made from.
    var isLasting: Bool
  }

  /// Reads what all sounds have in common.
  init() async throws {
    let engine: any SpeechEngine = try Backends.espeak()
    let name = try? await ClipStore.personal.fingerprint(of: engine)
    await engine.shutdown()
    guard let name else {
      throw Failure("there is no voice", hint: "limber doctor tells what is missing", code: 69)
    }
    let build = Self.build
    isNamed = build != nil
    program = [
      LimberCommand.configuration.version, build ?? "", name, SoundFile.libraryVersion,
    ]
  }

  /// What is in the phrasebooks, as it is when the first key is made.
  private var allPhrasebooks: String {
    phrasebooks.withLock { known in
      if let known { return known }
      let paths = VoiceFinder.folders.flatMap { folder, _ in
        Self.files(in: folder, ending: ".phrases")
      }
      // Where they lie makes no difference to what they say, but their order does.
      let new = Self.digits(
        paths.flatMap { [URL(filePath: $0).lastPathComponent, Self.checksum(of: $0)] })
      known = new
      return new
    }
  }

  /// The name of what should have been another sound, since words of it could not be spoken as
  /// asked; no job has it.
  static let unfinished = String(repeating: "0", count: 64)

  /// The options that change nothing of what is heard, or are named in another way.
  private static let unheard = ["--wording", "--no-cache"]

  /// The name of what a job is made from.
  func key(of job: SoundJob) async throws -> Key {
    let wording = (job.planning.wording ?? .full).style(for: job.routine)
    var fields = ["limber-render 1", job.place.format.rawValue, allPhrasebooks] + program
    fields += job.planning.words.filter { word in !Self.unheard.contains(where: word.hasPrefix) }
    fields += ["\(wording)", music(job.background.music)]
    let cast = try await voices(of: job)
    fields += cast.fields
    // A planned session has no scripts, but a file.
    let scripts = job.routine.scripts.isEmpty ? [job.routine.source] : job.routine.scripts
    fields += scripts.flatMap { [$0.name, SHA256.digits(of: $0.bytes)] }
    // "auto" asks the log.
    let isLasting = isNamed && cast.isPlain && job.planning.wording != .auto
    return Key(digits: Self.digits(fields), isLasting: isLasting)
  }

  private func voices(of job: SoundJob) async throws -> Cast {
    let (language, leader) = (job.routine.language, job.planning.voice)
    let mark = [job.folder ?? "", language, leader ?? ""].joined(separator: "\0")
    if let known = casts.withLock({ $0[mark] }) { return known }
    let said = Message.listener?.count
    let finder = VoiceFinder(besides: job.folder)
    let cast = try finder.cast(for: language, led: leader)
    let profiles = [cast.main] + cast.others
    let all = try profiles + profiles.map(finder.fallback).compactMap(\.self)
    let names = all.map(\.name)
    let files = finder.all.filter { names.contains($0.name) }
    var voices = names + files.map { Self.checksum(of: $0.path) }
    for profile in all { voices.append(try await Backends.fingerprint(of: profile) ?? "") }
    let phrasebooks = job.folder.map(LanguageFinder.files(ofProject:)) ?? []
    voices += phrasebooks.map(Self.checksum)
    let isUsual = all.allSatisfy { $0.engine == VoiceProfile.usualEngine }
    let new = Cast(fields: voices, isPlain: isUsual && Message.listener?.count == said)
    casts.withLock { $0[mark] = new }
    return new
  }

  private func music(_ path: String?) -> String {
    guard let path else { return "" }
    if let known = musics.withLock({ $0[path] }) { return known }
    let checksum = Self.checksum(of: path)
    musics.withLock { $0[path] = checksum }
    return checksum
  }

  /// With its length in front, no field can be taken for two.
  private static func digits(_ fields: [String]) -> String {
    SHA256.digits(of: Array(fields.map { "\($0.utf8.count):\($0)" }.joined().utf8))
  }

  private static func files(in folder: String, ending: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
  }

  /// The checksum of a plain file's bytes; empty if it cannot be read.
  static func checksum(of path: String) -> String {
    guard ScriptFiles.isRegular(path), let file = FileHandle(forReadingAtPath: path) else {
      return ""
    }
    var sum = SHA256()
    do {
      while let data = try file.read(upToCount: 1 << 20), !data.isEmpty { sum.add(Array(data)) }
    } catch {
      return ""
    }
    return sum.digits
  }

  /// What the linker names this program by, from the first page of its file; nil without a name.
  private static var build: String? {
    guard let file = FileHandle(forReadingAtPath: "/proc/self/exe"),
      let data = try? file.read(upToCount: 4096)
    else { return nil }
    let mark = Data([3, 0, 0, 0] + Array("GNU\0".utf8))
    guard let found = data.range(of: mark) else { return nil }
    return data[found.upperBound...].prefix(20).map { String($0, radix: 16) }.joined(separator: ".")
  }
}
