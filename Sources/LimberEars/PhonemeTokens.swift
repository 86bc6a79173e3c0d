internal import LimberControl

/// Which columns of an acoustic model stand for which sound.
public struct PhonemeTokens: Sendable {
  /// How many columns the model has.
  public let width: Int
  /// For each phoneme the columns that are it, and those that are nearly it.
  let columns: [(exact: [Int], near: [Int])]
  /// The columns that are no sound.
  let silent: [Int]
  /// The columns that count as sounds of their own when something else is said.
  let audible: Set<Int>

  /// What being only nearly the sound costs, in nats.
  static let nearly: Float = 0.7

  /// Reads the names of the columns, in IPA, with `<wb>` and `<blank>` for no sound; nil if one of
  /// the phonemes has none.
  public init?(names: [String]) {
    let places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    width = names.count
    columns = Phoneme.allCases.map { phoneme in
      let (exact, near) = Self.spelling(of: phoneme)
      return (exact.compactMap { places[$0] }, near.compactMap { places[$0] })
    }
    silent = ["<blank>", "<wb>"].compactMap { places[$0] }
    guard silent.count == 2, columns.allSatisfy({ !$0.exact.isEmpty }) else { return nil }
    let letters = Phoneme.allCases.flatMap { phoneme in
      let (exact, near) = Self.spelling(of: phoneme)
      return exact + near
    }
    audible = Set(letters.compactMap { places[$0] })
  }

  /// How a phoneme is written in IPA, and what it is easily taken for.
  ///
  /// Vowels that lie close are not told apart, since neither speakers nor the model do.
  private static func spelling(of phoneme: Phoneme) -> (exact: [String], near: [String]) {
    let (exact, near) = vowels[phoneme] ?? consonants[phoneme] ?? ("", "")
    return (
      exact.split(separator: " ").map(String.init), near.split(separator: " ").map(String.init)
    )
  }

  private static let vowels: [Phoneme: (String, String)] = [
    .aa: ("ɑ ɔ ɒ", "a ʌ o oʊ"), .ae: ("æ ɛ", "a e ə eɪ"), .ah: ("ʌ ə", "ɪ ɛ ɐ æ ɑ"),
    .ao: ("ɔ ɑ", "oʊ o ɒ u"), .aw: ("aʊ", "oʊ ɑ æ"), .ay: ("aɪ", "i eɪ a ɑ"),
    .eh: ("ɛ e", "æ ɪ eɪ ə ʌ"), .er: ("ɝ ɚ", "ɹ ə ɛ ʌ ɔ"), .ey: ("eɪ e", "ɛ i ɪ"),
    .ih: ("ɪ i", "ə ɛ e"), .iy: ("i ɪ", "eɪ"), .ow: ("oʊ o", "ɔ u ɑ aʊ"), .oy: ("ɔɪ", "ɔ oʊ"),
    .uh: ("ʊ u", "ə ʌ"), .uw: ("u ʊ", "oʊ o"),
  ]

  private static let consonants: [Phoneme: (String, String)] = [
    .b: ("b", "p v d"), .ch: ("t͡ʃ", "ʃ t d͡ʒ"), .d: ("d", "t ɾ ð"), .dh: ("ð", "d θ"),
    .f: ("f", "θ s v"), .g: ("ɡ g", "k d"), .hh: ("h", "ð p k"), .jh: ("d͡ʒ", "t͡ʃ ʒ d"),
    .k: ("k", "ɡ g t p"), .l: ("l ɫ", "ɹ w"), .m: ("m", "n ŋ"), .n: ("n", "m ŋ"),
    .ng: ("ŋ n", "m"), .p: ("p", "b t k"), .r: ("ɹ r", "ɝ ɚ w"), .s: ("s", "z θ ʃ"),
    .sh: ("ʃ", "t͡ʃ s ʒ"), .t: ("t", "d ɾ k p"), .th: ("θ", "f s t ð"), .v: ("v", "f b ð"),
    .w: ("w", "ɹ v"), .y: ("j ʝ", "i ɟ"), .z: ("z", "s ð"), .zh: ("ʒ", "ʃ d͡ʒ"),
  ]
}
