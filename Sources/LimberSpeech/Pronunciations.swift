/// How a voice needs certain words written so that it says them right.
public struct Pronunciations: Sendable {
  /// The single words among them, in small letters.
  let words: Set<String>
  private let table: Reading?

  /// Takes words or phrases, in any case, with what is written for them; what is no pattern of
  /// words is left out.
  public init(_ respellings: [String: String] = [:]) {
    let rules = respellings.sorted { $0.key < $1.key }.compactMap { written, said in
      (try? ReadingPattern(written, marks: .english, isLiteral: true)).map {
        ReadingRule(pattern: $0, saying: .words([.text(said)]))
      }
    }
    words = Set(rules.compactMap(\.pattern.word))
    table = rules.isEmpty ? nil : Reading(tag: "", marks: .english, rules: rules)
  }

  var isEmpty: Bool { table == nil }

  /// The words with what is written for them instead, once.
  func applied(to text: String) -> String {
    guard let read = table?.read(text) else { return text }
    return PlainText.of(PlainText.withoutMarkup(read))
  }
}
