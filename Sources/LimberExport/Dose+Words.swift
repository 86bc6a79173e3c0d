public import LimberTimeline

extension Dose {
  /// The amount with its unit, in digits: `10 seconds`, `1 minute 30 seconds`, `5 breaths`.
  public var words: String {
    switch unit {
    case .breath: return Self.counted(value, "breath")
    case .time: return Self.counted(value, "time")
    case .second: return Self.seconds(value)
    case .minute:
      let (minutes, rest) = value.quotientAndRemainder(dividingBy: 60_000)
      guard minutes > 0 else { return Self.seconds(rest) }
      let whole = Self.counted(minutes, "minute")
      return rest == 0 ? whole : "\(whole) \(Self.seconds(rest))"
    }
  }

  private static func seconds(_ milliseconds: Int) -> String {
    let number = DecimalNumber.thousandths(milliseconds)
    return milliseconds == 1000 ? "1 second" : "\(number) seconds"
  }

  private static func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
