public import LimberTimeline

/// What sheets and pictures say by themselves, in one language.
public struct SheetWords: Sendable {
  private let texts: [SheetWord: String]
  /// An amount with its unit, in digits.
  let amount: @Sendable (Dose) -> String

  /// Creates words; for those that are missing there are the English ones.
  ///
  /// - Parameters:
  ///   - texts: The words by what they are for.
  ///   - amount: Writes an amount with its unit, in digits.
  public init(_ texts: [SheetWord: String], amount: @escaping @Sendable (Dose) -> String) {
    self.texts = texts
    self.amount = amount
  }

  /// The English words.
  public static let english = SheetWords([:]) { $0.words }

  /// A word or a heading.
  subscript(word: SheetWord) -> String {
    texts[word]?.shown ?? Self.englishTexts[word] ?? word.rawValue.capitalizedFirst
  }

  private static let englishTexts: [SheetWord: String] = [
    .left: "Left side", .right: "Right side", .ready: "When you are ready",
    .set: "Set {n} of {m}", .both: "Both sides", .label: "{word}:",
  ]

  /// A word as it stands in front of something: `Caution:`; no line ends between it and its mark.
  func label(_ word: SheetWord) -> String {
    self[.label].replacing(" ", with: "\u{A0}").replacing("{word}", with: self[word])
  }

  /// What a side is called above its lines; nil is what follows both.
  func heading(_ side: Side?) -> String {
    switch side {
    case .left: self[.left]
    case .right: self[.right]
    case nil: self[.afterwards]
    }
  }

  /// What is done in a window, and how much of it: `Hold, 10 seconds`.
  func activity(_ kind: Slot.Kind, _ dose: Dose) -> String {
    "\(activity(kind)), \(amount(dose).shown)"
  }

  /// The heading of a set.
  func heading(set number: Int, of count: Int) -> String {
    self[.set].replacing("{n}", with: "\(number)").replacing("{m}", with: "\(count)")
  }

  /// What is done in a window: `Hold`.
  func activity(_ kind: Slot.Kind) -> String {
    SheetWord(rawValue: kind.rawValue).map { self[$0] } ?? kind.rawValue.capitalizedFirst
  }
}
