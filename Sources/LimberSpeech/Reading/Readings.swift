/// How words are read, by their languages.
public struct Readings: Sendable {
  private var byTag: [String: Reading]

  /// English alone, which is part of the program.
  public static let english = Readings()

  /// English and `others`; the first of two with the same tag counts, English always.
  public init(_ others: [Reading] = []) {
    byTag = Dictionary(
      ([.english] + others).map { ($0.tag.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The reading of a BCP 47 tag: `de` for `de-AT`, unless that has one of its own; nil if nothing
  /// is known about the language.
  func reading(for language: String) -> Reading? {
    let tag = language.lowercased()
    if let reading = byTag[tag] { return reading }
    return tag.split(separator: "-").first.flatMap { byTag[String($0)] }
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
