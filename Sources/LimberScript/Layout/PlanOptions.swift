public import LimberTimeline

/// What a person chooses for one session; nothing here changes a script.
public struct PlanOptions: Hashable, Sendable {
  /// The pace in thousandths, 500 to 2000: pace-scaled times are divided by it.
  public var pace = 1000
  /// A breath for every pose, in place of what the script says.
  public var breath: BreathPattern?
  /// How far up its ranges every dose is, in thousandths; nil to fit the length, or else half.
  public var dose: Int?
  /// How long the routine should take, in place of what the script says.
  public var length: Milliseconds?
  /// How the numbers of countdowns and repeats are told.
  public var count = CueStyle.words
  /// How breaths are told; what the author says in the first breath of a flow is always heard.
  public var breathCues = CueStyle.words
  /// Whether every line is said in full the first time, or in its short form from the start.
  public var wording = WordingStyle.full
  /// Where the session waits until somebody is ready.
  public var gates = Gates.written
  /// The name of the voice that is measured, kept with the timeline.
  public var voice = "test"

  /// Creates the defaults: steady pace, the script's breath and length, counts and breaths in words.
  public init() {}
}

extension PlanOptions {
  /// Where a session waits, beside where its script says so (LANGUAGE.md 5).
  public enum Gates: String, Hashable, Sendable, CaseIterable {
    /// Only where the script says so.
    case written
    /// Before each pose, when it has been named.
    case poses
    /// Before each timed line in which something is done.
    case holds
  }

  /// A pace in thousandths from `gentle`, `steady`, `brisk` or a number from 0.5 to 2.
  public static func pace(parsing text: String) -> Int? {
    switch text.lowercased() {
    case "gentle": return 750
    case "steady": return 1000
    case "brisk": return 1250
    default: return thousandths(text).flatMap { (500...2000).contains($0) ? $0 : nil }
    }
  }

  /// A dose in thousandths from `low`, `middle`, `high`, a number from 0 to 1, or `week 3 of 6`.
  public static func dose(parsing text: String) -> Int? {
    switch text.lowercased() {
    case "low": return 0
    case "middle": return 500
    case "high": return 1000
    default: break
    }
    let words = text.lowercased().split(separator: " ")
    if words.count == 4, words[0] == "week", words[2] == "of" {
      guard let week = Int(words[1]), let last = Int(words[3]), (2...520).contains(last),
        (1...last).contains(week)
      else { return nil }
      return (week - 1) * 1000 / (last - 1)
    }
    return thousandths(text).flatMap { (0...1000).contains($0) ? $0 : nil }
  }

  /// A length of time such as `12min` or `20 minutes`.
  public static func length(parsing text: String) -> Milliseconds? {
    let excerpt = Excerpt(text)
    guard let quantity = try? QuantityReader.read(excerpt, in: .english), quantity.unit.isTime,
      quantity.low > 0
    else { return nil }
    return Milliseconds(quantity.high)
  }

  /// A plain decimal number in thousandths, without rounding.
  private static func thousandths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = digits(parts[0]), parts[0].count <= 3 else {
      return nil
    }
    guard parts.count == 2 else { return whole * 1000 }
    guard (1...3).contains(parts[1].count), let decimals = digits(parts[1]) else { return nil }
    let scale = [100, 10, 1][parts[1].count - 1]
    return whole * 1000 + decimals * scale
  }

  private static func digits(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? Int(text) : nil
  }
}
