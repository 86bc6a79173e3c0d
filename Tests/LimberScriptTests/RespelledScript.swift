import Foundation
import LimberTesting

/// The same script in another hand: other spacing, capitals, list marks, dashes and units.
struct RespelledScript {
  private var random: SeededGenerator
  private(set) var text = ""

  /// Rewrites the lines of a generated script, each by chance.
  init(_ script: String, seed: UInt64) {
    random = SeededGenerator(seed: seed)
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let end = pick(["\n", "\r\n", "\r"])
    text = pick(["", "\u{FEFF}", "\n \n"]) + lines.map { rewritten(String($0)) + end }.joined()
    text += pick(["", end, end + end])
  }

  private mutating func rewritten(_ line: String) -> String {
    guard !line.isEmpty else { return pick(["", "", "\n\n", " \t"]) }
    guard !line.hasPrefix("#") else { return pick(["", "  "]) + line }
    let colon = line.firstRange(of: #/:(?= |$)/#)?.lowerBound
    var written = colon.map { rewrittenHead(line[..<$0], line[$0...].dropFirst()) } ?? line
    if colon != nil, !line.hasPrefix("Schedule") {
      written = written.replacing(/(\d)-(\d)/) {
        "\($0.1)\(pick(["-", "–", " — ", " to ", " or "]))\($0.2)"
      }
      written = written.replacing(/(\d) seconds?/) { "\($0.1)\(pick([" seconds", "s", " sec"]))" }
      written = written.replacing(/(\d) minutes?/) { "\($0.1)\(pick([" minutes", " MIN", "min"]))" }
      written = written.replacing(/(\d) breaths?/) { "\($0.1) \(pick(["Deep ", ""]))breaths" }
    }
    let mark =
      line.hasPrefix("...") || line.hasPrefix("…")
      ? "" : pick(["", "", "", "- ", "* ", "• ", "3. ", "12)  ", "Step 4: "])
    return pick(["", "  ", "\t"]) + mark + respaced(written) + pick(["", " ", "\u{A0}\t"])
  }

  private mutating func rewrittenHead(_ head: Substring, _ value: Substring) -> String {
    let synonyms = [
      "Session": "Routine", "Easier": "Modification", "Deeper": "Progression",
      "Afterwards": "After both sides",
    ]
    let other = synonyms[String(head)] ?? String(head)
    let word = pick([String(head), other, head.uppercased(), head.lowercased()])
    return word + pick([": ", ":  ", " : ", "：", " ： "]) + value.drop { $0 == " " }
  }

  private mutating func respaced(_ line: String) -> String {
    line.replacing(#/ /#) { _ in pick([" ", " ", " ", "  ", " \t ", "\u{A0}"]) }
  }

  private mutating func pick(_ words: [String]) -> String {
    words.randomElement(using: &random) ?? ""
  }
}
