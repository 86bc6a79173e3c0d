/// Whether an Ogg stream of ours is as it was written.
///
/// Every page has a checksum and a number, and the last one says that it is the last.
struct OggCheck {
  private var rest: [UInt8] = []
  private var next: UInt32 = 0
  private var isAtEnd = false
  private var isBroken = false

  /// Whether bytes that a file ends with hold its last page, whole.
  static func hasEnd(_ tail: [UInt8]) -> Bool {
    for start in tail.indices.reversed() where tail[start] == OggPage.mark[0] {
      var rest = Array(tail[start...])
      guard rest.starts(with: OggPage.mark), let page = OggPage(takenFrom: &rest), rest.isEmpty
      else { continue }
      return page.isLast && page.bytes.elementsEqual(tail[start...])
    }
    return false
  }

  /// Looks at the bytes that come next.
  mutating func add(_ bytes: [UInt8]) {
    guard !isBroken else { return }
    rest += bytes
    var before = rest
    while let page = OggPage(takenFrom: &rest) {
      let isSound = before.starts(with: page.bytes) && page.sequence == next && !isAtEnd
      guard isSound else {
        isBroken = true
        return
      }
      isAtEnd = page.isLast
      next &+= 1
      before = rest
    }
  }

  /// Whether all of it was sound, and ended where it should.
  var isWhole: Bool { !isBroken && isAtEnd && rest.isEmpty }
}
