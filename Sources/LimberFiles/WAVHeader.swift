internal import LimberAudio

/// What stands before and after the samples of a WAV file: 48 kHz, mono, signed 16 bit.
///
/// A file of more than 4 GB is an RF64 file, whose sizes have 64 bits (EBU Tech 3306).
struct WAVHeader {
  /// The bytes before the samples: 44, or 80 of an RF64 file.
  private(set) var bytes: [UInt8] = []
  /// The bytes after them: tags, and chapters as cue points with labels; may be none.
  private(set) var trailer: [UInt8] = []

  /// Creates the header of a file with `frames` frames.
  init(frames: Int, _ tags: SoundTags = SoundTags()) {
    // The key among the texts is looked for near the end.
    addChapters(tags.chapters)
    addTexts(tags)
    let (size, rest) = (frames * 2, 36 + trailer.count)
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

  private mutating func addTexts(_ tags: SoundTags) {
    let fields = tags.fields(("INAM", "IART", "ICMT", "ISFT"))
    var list = Array("INFO".utf8)
    if !tags.key.isEmpty {
      list += Self.chunk("IKEY", Array((SoundFile.keyMark + tags.key).utf8) + [0])
    }
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
