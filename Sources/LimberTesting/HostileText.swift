/// Texts that nobody should have to read aloud, the same for the same seed.
///
/// They mix words with everything that was seen to drive an engine: control characters and the
/// commands behind them, markup, text that runs backwards, marks without an end, other scripts.
public struct HostileText: Sendable {
  private var generator: SeededGenerator

  /// Creates a source of texts.
  public init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// The next text, of up to `parts` parts.
  public mutating func next(parts: Int = 8) -> String {
    let count = Int.random(in: 1...parts, using: &generator)
    return (0..<count).map { _ in part() }.joined(
      separator: Bool.random(using: &generator) ? " " : "")
  }

  private mutating func part() -> String {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: pick(Self.commands)
    case 1: pick(Self.markup)
    case 2: pick(Self.invisible)
    case 3: pick(Self.emoji)
    case 4: pick(Self.scripts)
    case 5: pick(["a", "e\u{301}", "1", "x", "\u{5D0}"]) + flood()
    case 6, 7: number() + pick(Self.joints) + number() + pick(Self.units)
    case 8: String(String.UnicodeScalarView((0..<4).compactMap { _ in scalar() }))
    case 9: pick(Self.joints)
    default: pick(Self.words)
    }
  }

  private mutating func number() -> String {
    let highest = [9, 99, 9999, 999_999_999].randomElement(using: &generator) ?? 9
    let number = Int.random(in: 0...highest, using: &generator)
    return pick(["", "", "0", "-", "−"]) + String(number) + pick(["", "", ".5", ",5", "½", "/3"])
  }

  private mutating func flood() -> String {
    let mark = pick(["\u{301}", "\u{489}", "\u{20E3}", "\u{FE0F}", "\u{1160}", "\u{5BF}"])
    return String(repeating: mark, count: Int.random(in: 1...30, using: &generator))
  }

  private mutating func scalar() -> Unicode.Scalar? {
    Unicode.Scalar(UInt32.random(in: 0...0x10_FFFF, using: &generator))
  }

  private mutating func pick(_ texts: [String]) -> String {
    texts.randomElement(using: &generator) ?? ""
  }
}

extension HostileText {
  private static let commands = [
    "\u{1}20S", "\u{1}99P", "\u{1}0A", "\u{1}+10R", "\u{1}5V", "\u{1}1F", "\u{0}", "\u{7}",
    "\u{1B}[2J",
    "\u{9D}", "\u{85}", "\r\n", "\t", "$(reboot)", "`ls`", "%n%s", "--help", "\\x01",
  ]
  private static let markup = [
    "[[", "]]", "[[h@'loU]]", "[[ ɪn ]]", "<speak>", "<voice name='de'>", "<prosody rate='10%'>",
    "<audio src=\"/etc/passwd\"/>", "<break time='60s'/>", "</voice>", "&lt;b&gt;", "&#1;", "<!--",
    "<![CDATA[", "］］", "［［", "＜voice＞", "{{side}}", "#@!",
  ]
  private static let invisible = [
    "\u{202E}", "\u{202D}", "\u{2066}", "\u{2069}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{AD}",
    "\u{FFF9}", "\u{E0001}", "\u{E0041}", "\u{2028}", "\u{A0}", "\u{3000}", "\u{180E}", "\u{115F}",
  ]
  private static let emoji = [
    "👍🏽", "👨‍👩‍👧", "🇩🇪", "1️⃣", "❤️", "☠", "★", "♪", "©", "🫠", "\u{1F3FB}", "⚕️", "→", "⇒", "•",
  ]
  private static let scripts = [
    "你好", "مرحبا", "привет", "שלום", "ไทย", "한국어", "नमस्ते", "ελληνικά", "日本語", "𐍈", "𝐇𝐨𝐥𝐝", "ﬃ",
    "٣٠", "३०", "Ⅷ", "㎏", "①", "ǅ", "ß", "İ",
  ]
  private static let joints = [
    "-", "–", "—", ":", "/", "x", " x ", "×", ".", ",", "..", "…", "+", "'", "\"", "°", "%", "&",
    "@",
    "<", ">", "=", "~", "|", "^", "_", "*", ";", "!", "?", "(", ")", "''",
  ]
  private static let units = [
    "s", " s", " min", "kg", "x", "%", "°", "\"", "'", " sec.", "/side", " am", "st", "º", "", " €",
  ]
  private static let words = [
    "close your eyes", "stay close", "L/R", "and/or", "e.g.", "No.", "z. B.", "p. ex.", "n.º",
    "namaste",
    "use it", "hold", "In", "out.", "Halte", "tenez", "mantén", "don't", "l’asana", "1/2",
    "5-4-3-2-1",
  ]
}
