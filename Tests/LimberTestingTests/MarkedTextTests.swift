import LimberTesting
import Testing

struct MarkedTextTests {
  @Test func `markers become offsets, and leave the text`() {
    let marked = MarkedText("hold 21️⃣hr2️⃣\n")
    #expect(marked.text == "hold 2hr\n")
    #expect(marked.offsets == [1: 6, 2: 8])
    #expect(marked.range(1, 2) == 6..<8)
  }

  @Test func `offsets count bytes of UTF-8`() {
    #expect(MarkedText("für 1️⃣👩‍👩‍👧2️⃣").range(1, 2) == 5..<23)
  }

  @Test func `a marker before a combining mark, or inside a line end, is still one`() {
    #expect(MarkedText("e1️⃣\u{301}").offsets == [1: 1])
    #expect(MarkedText("\r1️⃣\n").text.utf8.elementsEqual("\r\n".utf8))
  }

  @Test func `plain digits are text`() {
    #expect(MarkedText("1 2 3").text == "1 2 3")
    #expect(MarkedText("1 2 3").offsets.isEmpty)
  }

  @Test func `a missing or reversed pair has no range`() {
    #expect(MarkedText("1️⃣a").range(1, 2) == nil)
    #expect(MarkedText("2️⃣a1️⃣").range(1, 2) == nil)
  }
}
