/// What a person reads on the sheet.
enum PlainTextLine: Hashable {
  case heading(String)
  case caution(String)
  case step(seconds: Int, String)

  var isStep: Bool { seconds != nil }

  var isCaution: Bool {
    if case .caution = self { true } else { false }
  }

  /// Whether it is a step that only names an amount: `HOLD 10 seconds`.
  var isDose: Bool {
    guard case .step(_, let text) = self else { return false }
    return text.wholeMatch(of: #/(HOLD|MOVE|FLOW|REST|PAUSE) [\d.]+ (second|minute|breath).*/#)
      != nil
  }

  var seconds: Int? {
    guard case .step(let seconds, _) = self else { return nil }
    return seconds
  }

  var text: String {
    switch self {
    case .heading(let text), .caution(let text), .step(_, let text): text
    }
  }
}

enum PlainTextReader {
  /// The lines of a sheet that are not empty; what stands below the text of a line goes on with it.
  static func lines(in text: String) -> [PlainTextLine] {
    var whole: [String] = []
    for part in text.utf8.split(separator: 10).map({ String(Substring($0)) }) {
      let words = part.unicodeScalars.drop { $0 == " " }
      let indent = part.unicodeScalars.count - words.count
      if indent >= 7, !isTime(words) {
        whole[whole.count - 1] += " " + String(words)
      } else {
        whole.append(part)
      }
    }
    return whole.map(line)
  }

  private static func isTime(_ words: Substring.UnicodeScalarView) -> Bool {
    String(words).prefixMatch(
      of: #/(?:\d+:)?\d?\d:\d\d  /#.matchingSemantics(.unicodeScalar)) != nil
  }

  /// Reads by code points, since a text may begin with a mark that joins the space before it.
  private static func line(_ text: String) -> PlainTextLine {
    let caution = #/  ! +(.+)/#.matchingSemantics(.unicodeScalar)
    let step = #/  +((?:\d+:)?\d?\d:\d\d)  (.+)/#.matchingSemantics(.unicodeScalar)
    if let match = text.wholeMatch(of: caution) { return .caution(String(match.1)) }
    guard let match = text.wholeMatch(of: step) else { return .heading(text) }
    let parts = match.1.split(separator: ":").compactMap { Int($0) }
    return .step(seconds: parts.reduce(0) { $0 * 60 + $1 }, String(match.2))
  }
}
