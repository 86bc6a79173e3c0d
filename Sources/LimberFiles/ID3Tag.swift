/// Tags as MP3 holds them: ID3 version 2.3, chapters included.
///
/// Version 2.4 knows UTF-8, but its sizes within chapters are read in two ways.
struct ID3Tag {
  /// The whole tag; nothing if there is nothing to tell.
  private(set) var bytes: [UInt8] = []

  /// How many chapters a table of contents can name.
  private static let mostNamed = 255
  /// The table is the whole file's, and in order.
  private static let tableFlags: UInt8 = 3

  /// Creates the tag.
  init(_ tags: SoundTags) {
    guard !tags.isEmpty else { return }
    var frames: [UInt8] = []
    if !tags.key.isEmpty {
      frames += Self.frame("TXXX", [0] + Array("LIMBER_KEY\0\(SoundFile.keyMark)\(tags.key)".utf8))
    }
    for field in tags.fields(("TIT2", "TPE1", "COMM", "TSSE")) {
      let isComment = field.name == "COMM"
      frames += Self.frame(field.name, Self.text(field.text, isComment: isComment))
    }
    frames += Self.table(of: tags.chapters)
    for (number, chapter) in zip(1..., tags.chapters) {
      frames += Self.frame(of: chapter, number)
    }
    // The size of the whole has seven bits a byte.
    let size = [21, 14, 7, 0].map { UInt8(frames.count >> $0 & 0x7f) }
    bytes = Array("ID3".utf8) + [3, 0, 0] + size + frames
  }

  /// A text with its encoding in front: ASCII where that does, else UTF-16 with its mark.
  ///
  /// A comment has a language, here none, and an empty heading.
  private static func text(_ text: String, isComment: Bool = false) -> [UInt8] {
    let language = isComment ? Array(repeating: UInt8(ascii: "X"), count: 3) : []
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return [0] + language + (isComment ? [0] : []) + Array(text.utf8)
    }
    let mark: [UInt8] = [0xff, 0xfe]
    let units = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    return [1] + language + (isComment ? mark + [0, 0] : []) + mark + units
  }

  private static func table(of chapters: [SoundTags.Chapter]) -> [UInt8] {
    guard !chapters.isEmpty else { return [] }
    let count = min(chapters.count, mostNamed)
    let names = (1...count).flatMap { Array("c\($0)\0".utf8) }
    return frame("CTOC", Array("toc\0".utf8) + [tableFlags, UInt8(count)] + names)
  }

  private static func frame(of chapter: SoundTags.Chapter, _ number: Int) -> [UInt8] {
    var content = Array("c\(number)\0".utf8)
    content.append(big: UInt32(clamping: chapter.start))
    content.append(big: UInt32(clamping: chapter.end))
    // The times count, not the bytes.
    content.append(big: UInt32.max)
    content.append(big: UInt32.max)
    content += frame("TIT2", text(chapter.title.clean))
    return frame("CHAP", content)
  }

  private static func frame(_ name: String, _ content: [UInt8]) -> [UInt8] {
    var frame = Array(name.utf8)
    frame.append(big: UInt32(content.count))
    return frame + [0, 0] + content
  }
}
