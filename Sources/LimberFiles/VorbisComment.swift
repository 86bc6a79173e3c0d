internal import LimberAudio

/// Tags as FLAC, Ogg Vorbis and Opus hold them: names and texts, chapters among them.
///
/// Chapters have two fields each, `CHAPTER001` and `CHAPTER001NAME`; there can be 999.
struct VorbisComment {
  /// The comment's bytes, without what a codec puts around them.
  private(set) var bytes: [UInt8] = []

  /// Creates a comment; `vendor` names the codec.
  init(vendor: String, _ tags: SoundTags) {
    let keys = tags.key.isEmpty ? [] : ["LIMBER_KEY=\(SoundFile.keyMark)\(tags.key)"]
    let texts = tags.fields(("TITLE", "ARTIST", "COMMENT", "ENCODER")).map {
      "\($0.name)=\($0.text)"
    }
    let chapters = zip(1...999, tags.chapters).flatMap(Self.fields)
    let fields = keys + texts + chapters
    append(vendor)
    bytes.append(little: UInt32(fields.count))
    for field in fields { append(field) }
  }

  private static func fields(_ number: Int, _ chapter: SoundTags.Chapter) -> [String] {
    let name = "CHAPTER\(digits(number, 3))"
    let seconds = chapter.start / 1000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { digits($0, 2) }
    let time = clock.joined(separator: ":") + "." + digits(chapter.start % 1000, 3)
    return ["\(name)=\(time)", "\(name)NAME=\(chapter.title.clean)"]
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private mutating func append(_ text: String) {
    bytes.append(little: UInt32(text.utf8.count))
    bytes.append(text: text)
  }
}
