/// Puts comments of our own into a FLAC file.
///
/// A file is the mark, blocks of metadata, of which the first has 34 bytes and the last is marked,
/// and frames (RFC 9639). At the end libFLAC goes back into the first block alone.
struct FLACEdit: ByteEdit {
  private let tags: SoundTags
  private var head: [UInt8] = []
  /// How much longer the file is than what came, once its head is written.
  private var shift: Int?

  /// The mark and the first block.
  private static let kept = 4 + 4 + 34
  /// The kind of a block of comments.
  private static let comments: UInt8 = 4
  /// The mark of the last block.
  private static let last: UInt8 = 0x80

  /// Creates an edit that has the file tell `tags`.
  init(_ tags: SoundTags) {
    self.tags = tags
  }

  mutating func append(_ bytes: [UInt8]) -> [UInt8] {
    guard shift == nil else { return bytes }
    head += bytes
    guard let end = endOfHead, head.count >= Self.kept else { return [] }
    let rest = head[end...]
    var edited = Array(head[..<Self.kept])
    edited[4] &= ~Self.last
    edited += block
    shift = edited.count - end
    edited += rest
    head = []
    return edited
  }

  func place(of position: Int) -> Int? {
    guard let shift else { return nil }
    return position < Self.kept ? position : position + shift
  }

  /// Where the frames begin; nil before the last block is complete.
  private var endOfHead: Int? {
    var place = 4
    while place + 4 <= head.count {
      let size = head[place + 1..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      let isLast = head[place] & Self.last != 0
      place += 4 + size
      if isLast { return place <= head.count ? place : nil }
    }
    return nil
  }

  private var block: [UInt8] {
    let comment = VorbisComment(vendor: "reference libFLAC", tags).bytes
    let size = UInt32(comment.count).bigEndianBytes.dropFirst()
    return [Self.last | Self.comments] + size + comment
  }
}

extension UInt32 {
  /// The number's four bytes, highest first.
  fileprivate var bigEndianBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(big: self)
    return bytes
  }
}
