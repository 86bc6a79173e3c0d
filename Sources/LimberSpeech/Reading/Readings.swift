internal import Synchronization

/// How words are read, by their languages.
public struct Readings: Sendable {
  private var byTag: [String: Reading]
  /// Those that are read when they are wanted.
  private let later: LaterReadings

  /// English alone, which is part of the program.
  public static let english = Readings()

  /// English and `others`; the first of two with the same tag counts, English always.
  ///
  /// `later` are read when a text in their language is, by whoever reads it, once at most; they are
  /// for languages that are not among `others`.
  public init(
    _ others: [Reading] = [], later: [(tag: String, read: @Sendable () -> Reading?)] = []
  ) {
    byTag = Dictionary(
      ([.english] + others).map { ($0.tag.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
    self.later = LaterReadings(later)
  }

  /// The reading of a BCP 47 tag: `de` for `de-AT`, unless that has one of its own; nil if nothing
  /// is known about the language.
  func reading(for language: String) -> Reading? {
    let tag = language.lowercased()
    if let reading = byTag[tag] ?? later[tag] { return reading }
    return tag.split(separator: "-").first.flatMap { byTag[String($0)] ?? later[String($0)] }
  }
}

/// Readings that are read when they are wanted.
private final class LaterReadings: Sendable {
  private let readers: [String: @Sendable () -> Reading?]
  private let known = Mutex<[String: Reading?]>([:])

  init(_ all: [(tag: String, read: @Sendable () -> Reading?)]) {
    readers = Dictionary(
      all.map { ($0.tag.lowercased(), $0.read) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(tag: String) -> Reading? {
    guard let read = readers[tag] else { return nil }
    return known.withLock { known in
      if let reading = known[tag] { return reading }
      let reading = read()
      known[tag] = .some(reading)
      return reading
    }
  }
}

extension Reading {
  /// The reading of English, which is part of the program.
  public static let english: Reading = {
    do throws(ReadingError) {
      return try Reading(PackageResources.en_phrases, file: "en.phrases")
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}
