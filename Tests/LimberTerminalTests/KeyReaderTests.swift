import LimberTerminal
import Testing

struct KeyReaderTests {
  private func keys(_ text: String) -> [Key] {
    KeyReader.keys(in: text.utf8)
  }

  @Test(arguments: [
    (" ", Key.command(.toggle)), ("n", .command(.next)), ("N", .command(.next)),
    ("b", .command(.back)), ("q", .command(.stop)), ("\u{3}", .interrupt),
    ("\u{1B}[C", .command(.next)), ("\u{1B}[D", .command(.back)),
    ("\u{1B}OC", .command(.next)), ("\u{1B}OD", .command(.back)),
    ("\r", .command(.ready)), ("r", .command(.sayAgain)), ("+", .command(.moreTime)),
    ("=", .command(.moreTime)), ("-", .command(.enough)), ("[", .command(.slower)),
    ("]", .command(.faster)), ("e", .command(.easier)), ("D", .command(.deeper)),
    ("h", .command(.thatHurts)), ("?", .command(.howLong)), ("s", .command(.skip)),
    ("1", .digit(1)), ("9", .digit(9)),
  ])
  func `a key asks for one thing`(bytes: String, key: Key) {
    #expect(keys(bytes) == [key])
  }

  @Test(arguments: [
    "", "x", "\u{1B}", "\u{1B}[", "\u{1B}[A", "\u{1B}[1;5C", "\u{1B}[3~", "\u{1B}[24~", "é",
    "\u{1B}[1;2", "\u{0}", "0",
  ])
  func `other keys mean nothing`(bytes: String) {
    #expect(keys(bytes) == [])
  }

  @Test func `what was typed quickly comes in order`() {
    #expect(
      keys("n\u{1B}[D \u{1B}[1;5Cq")
        == [.command(.next), .command(.back), .command(.toggle), .command(.stop)])
  }

  @Test func `an escape key before another key takes nothing with it`() {
    #expect(keys("\u{1B}q") == [.command(.stop)])
  }

  @Test(arguments: [
    "\u{1B}[C", "\u{1B}[D", "\u{1B}OC", "\u{1B}OD", "\u{1B}[A", "\u{1B}[1;5C", "\u{1B}[3~",
    "\u{1B}[24~",
  ])
  func `a sequence is unfinished wherever it is cut, and finished at its end`(sequence: String) {
    let bytes = Array(sequence.utf8)
    for before in ["", "n", "\u{1B}[D", "\u{1B}q"] {
      #expect(!KeyReader.isUnfinished(before.utf8))
      for count in 1..<bytes.count {
        #expect(KeyReader.isUnfinished(Array(before.utf8) + bytes.prefix(count)))
      }
      #expect(!KeyReader.isUnfinished(Array(before.utf8) + bytes))
      #expect(!KeyReader.isUnfinished(Array(before.utf8) + bytes + Array("[".utf8)))
    }
  }
}
