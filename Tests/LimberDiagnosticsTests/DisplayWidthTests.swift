import LimberDiagnostics
import Testing

/// How wide text is, and how it is shown.
struct DisplayWidthTests {
  /// Every scalar up to the pictures, alone, and with a mark above it, for which it has to be looked up.
  private static let pairs = (UInt32(0)..<0x2600).compactMap(Unicode.Scalar.init).map {
    (alone: String($0), marked: String($0) + mark)
  }
  private static let mark = "\u{301}"

  @Test func `what is not looked up is as wide as if it were`() {
    let wrong = Self.pairs.filter { DisplayWidth.of($0.alone) != DisplayWidth.of($0.marked) }
    #expect(wrong.map(\.alone) == [])
  }

  @Test func `what is not looked up is shown as if it were`() {
    let wrong = Self.pairs.filter {
      Array((DisplayWidth.shown($0.alone) + Self.mark).unicodeScalars)
        != Array(DisplayWidth.shown($0.marked).unicodeScalars)
    }
    #expect(wrong.map(\.alone) == [])
  }

  @Test(arguments: [
    ("", 0), ("Hold   0:25", 11), ("Über → naß · …", 14), ("████░░", 6), ("e\u{301}te\u{301}", 3),
    ("深く", 4), ("\t", 4), ("a\u{AD}b", 3), ("❤️", 2), ("█\u{1B}█", 3),
  ])
  func `text takes its cells`(text: String, cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }
}
