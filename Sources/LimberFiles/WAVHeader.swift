internal import LimberAudio

/// What stands before and after the samples of a WAV file: 48 kHz, mono, signed 16 bit.
///
/// A file of more than 4 GB is an RF64 file, whose sizes have 64 bits (EBU Tech 3306).
struct WAVHeader {
  /// The bytes before the samples: 44, or 80 of an RF64 file, and the key if there is one.
  private(set) var bytes: [UInt8] = []
  /// The bytes after them: tags, and chapters as cue points with labels; may be none.
  private(set) var trailer: [UInt8] = []

  /// Creates the header of a file with `frames` frames.
  init(frames: Int, _ tags: SoundTags = SoundTags()) {
    addChapters(tags.chapters)
    addTexts(tags)
    // In front, so that a file that lost its end still tells what it was.
    let key = tags.key.isEmpty ? [] : Self.keyList(tags.key)
    let (size, rest) = (frames * 2, 36 + key.count + trailer.count)
    let isLarge = size + rest > Int(UInt32.max)
    append(isLarge ? "RF64" : "RIFF", isLarge ? .max : UInt32(size + rest))
    bytes.append(text: "WAVE")
    if isLarge { addLargeSizes(size, rest, frames) }
    append("fmt ", 16)
    bytes.append(little: UInt16(1))  // PCM
    bytes.append(little: UInt16(1))  // mono
    bytes.append(little: UInt32(AudioFormat.sampleRate))
    bytes.append(little: UInt32(AudioFormat.sampleRate * 2))
    bytes.append(little: UInt16(2))
    bytes.append(little: UInt16(16))
    bytes += key
    append("data", isLarge ? .max : UInt32(size))
  }

  private mutating func append(_ name: String, _ number: UInt32) {
    bytes.append(text: name)
    bytes.append(little: number)
  }

  private mutating func addLargeSizes(_ size: Int, _ rest: Int, _ frames: Int) {
    append("ds64", 28)
    for number in [size + rest + 36, size, frames] { bytes.append(little: UInt64(number)) }
    bytes.append(little: UInt32(0))
  }

  private static func keyList(_ key: String) -> [UInt8] {
    let text = chunk("IKEY", Array((SoundFile.keyMark + key).utf8) + [0])
    return chunk("LIST", Array("INFO".utf8) + text)
  }

  /// How many bytes a file has that begins like this, by its own account; nil if it is no WAV.
  static func length(ofFileWith head: [UInt8]) -> Int? {
    func number(_ place: Int, _ size: Int) -> UInt64 {
      head[place..<place + size].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    guard head.count >= 28, head[8..<12].elementsEqual("WAVE".utf8) else { return nil }
    if head.starts(with: "RIFF".utf8) { return Int(number(4, 4)) + 8 }
    guard head.starts(with: "RF64".utf8), head[12..<16].elementsEqual("ds64".utf8) else {
      return nil
    }
    return Int(clamping: number(20, 8).addingReportingOverflow(8).partialValue)
  }

  private mutating func addTexts(_ tags: SoundTags) {
    let fields = tags.fields(("INAM", "IART", "ICMT", "ISFT"))
    var list = Array("INFO".utf8)
    for field in fields { list += Self.chunk(field.name, Array(field.text.utf8) + [0]) }
    if list.count > 4 { trailer += Self.chunk("LIST", list) }
  }

  private mutating func addChapters(_ chapters: [SoundTags.Chapter]) {
    guard !chapters.isEmpty else { return }
    var points: [UInt8] = []
    points.append(little: UInt32(chapters.count))
    var labels = Array("adtl".utf8)
    for (number, chapter) in zip(UInt32(1)..., chapters) {
      let frame = UInt32(clamping: chapter.start * AudioFormat.framesPerMillisecond)
      points.append(little: number)
      points.append(little: frame)
      points.append(text: "data")
      points.append(little: UInt64(0))  // no playlist, no blocks
      points.append(little: frame)
      var label: [UInt8] = []
      label.append(little: number)
      labels += Self.chunk("labl", label + Array(chapter.title.clean.utf8) + [0])
    }
    trailer += Self.chunk("cue ", points) + Self.chunk("LIST", labels)
  }

  /// A chunk, which takes an even number of bytes.
  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    var chunk = Array(name.utf8)
    chunk.append(little: UInt32(content.count))
    return chunk + content + (content.count.isMultiple(of: 2) ? [] : [0])
  }
}
