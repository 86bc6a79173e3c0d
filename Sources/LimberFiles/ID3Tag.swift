/// Tags as MP3 holds them: ID3 version 2.4, chapters included.
struct ID3Tag {
  /// The whole tag; nothing if there is nothing to tell.
  private(set) var bytes: [UInt8] = []

  /// How many chapters a table of contents can name.
  private static let mostNamed = 255
  /// UTF-8, as texts begin that are written in it.
  private static let utf8: UInt8 = 3
  /// The table is the whole file's, and in order.
  private static let tableFlags: UInt8 = 3

  /// Creates the tag.
  init(_ tags: SoundTags) {
    guard !tags.isEmpty else { return }
    var frames: [UInt8] = []
    if !tags.key.isEmpty {
      frames += Self.frame(
        "TXXX", [Self.utf8] + Array("LIMBER_KEY\0\(SoundFile.keyMark)\(tags.key)".utf8))
    }
    for field in tags.fields(("TIT2", "TPE1", "COMM", "TSSE")) {
      // A comment has a language, here none, and a heading.
      let head = field.name == "COMM" ? Array("XXX\0".utf8) : []
      frames += Self.frame(field.name, [Self.utf8] + head + Array(field.text.utf8))
    }
    frames += Self.table(of: tags.chapters)
    for (number, chapter) in zip(1..., tags.chapters) {
      frames += Self.frame(of: chapter, number)
    }
    bytes = Array("ID3".utf8) + [4, 0, 0] + Self.size(frames.count) + frames
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
    content += frame("TIT2", [utf8] + Array(chapter.title.clean.utf8))
    return frame("CHAP", content)
  }

  private static func frame(_ name: String, _ content: [UInt8]) -> [UInt8] {
    Array(name.utf8) + size(content.count) + [0, 0] + content
  }

  /// A size, of which every byte has seven bits.
  private static func size(_ count: Int) -> [UInt8] {
    [21, 14, 7, 0].map { UInt8(count >> $0 & 0x7f) }
  }
}
