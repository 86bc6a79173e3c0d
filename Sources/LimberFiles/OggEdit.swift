/// Gives an Ogg stream comments of our own, and a serial number that is always the same.
///
/// The stream begins with a packet that names the codec, then one of comments; Vorbis has a third.
/// The first has a page alone, and sound begins on a new page.
struct OggEdit: ByteEdit {
  private let tags: SoundTags
  private let headCount: Int
  private let mark: [UInt8]
  private let end: [UInt8]
  private var rest: [UInt8] = []
  private var packets: [[UInt8]] = []
  private var packet: [UInt8] = []
  private var sequence: UInt32 = 0

  /// The number of every stream of ours: "Limb".
  private static let serial: UInt32 = 0x4c69_6d62
  /// Segments a page can have.
  private static let mostSegments = 255

  /// Creates an edit that has the stream tell `tags`; for Opus and Vorbis.
  init(_ tags: SoundTags, isOpus: Bool) {
    self.tags = tags
    headCount = isOpus ? 2 : 3
    mark = isOpus ? Array("OpusTags".utf8) : [3] + Array("vorbis".utf8)
    end = isOpus ? [] : [1]
  }

  mutating func append(_ bytes: [UInt8]) -> [UInt8] {
    rest += bytes
    var edited: [UInt8] = []
    while let page = OggPage(takenFrom: &rest) { edited += edit(page) }
    return edited
  }

  func place(of position: Int) -> Int? { nil }

  private mutating func edit(_ page: OggPage) -> [UInt8] {
    if packets.count < headCount {
      collect(page)
      return packets.count < headCount ? [] : head
    }
    var page = page
    page.serial = Self.serial
    page.sequence = next()
    return page.bytes
  }

  private mutating func next() -> UInt32 {
    defer { sequence += 1 }
    return sequence
  }

  private mutating func collect(_ page: OggPage) {
    var place = 0
    for size in page.lacing {
      packet += page.body[place..<place + Int(size)]
      place += Int(size)
      if size < 255 {
        packets.append(packet)
        packet = []
      }
    }
  }

  /// The pages before the sound.
  private var head: [UInt8] {
    mutating get {
      var all = packets
      all[1] = comment(besides: all[1])
      return pages(of: [all[0]], flags: 2) + pages(of: Array(all[1...]), flags: 0)
    }
  }

  private func comment(besides old: [UInt8]) -> [UInt8] {
    let start = mark.count + 4
    let size = old.little(at: mark.count) ?? 0
    let name = start + size <= old.count ? old[start..<start + size] : []
    return mark + VorbisComment(vendor: String(decoding: name, as: UTF8.self), tags).bytes + end
  }

  private mutating func pages(of packets: [[UInt8]], flags: UInt8) -> [UInt8] {
    var lacing: [UInt8] = []
    for packet in packets {
      lacing += [UInt8](repeating: 255, count: packet.count / 255)
      lacing.append(UInt8(packet.count % 255))
    }
    var body = packets.flatMap(\.self)[...]
    var bytes: [UInt8] = []
    var isInside = false
    while !lacing.isEmpty {
      let segments = Array(lacing.prefix(Self.mostSegments))
      lacing.removeFirst(segments.count)
      let size = segments.reduce(0) { $0 + Int($1) }
      // A page on which no packet ends has no time.
      let hasEnd = segments.contains { $0 < 255 }
      bytes +=
        OggPage(
          flags: flags | (isInside ? 1 : 0), granule: hasEnd ? 0 : .max, serial: Self.serial,
          sequence: next(), lacing: segments, body: Array(body.prefix(size))
        ).bytes
      body = body.dropFirst(size)
      isInside = segments.last == 255
    }
    return bytes
  }
}
