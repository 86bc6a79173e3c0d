internal import LimberTimeline

/// Times as exports write them, built from integers only.
extension Milliseconds {
  /// `m:ss`, from one hour on `h:mm:ss`; rounded down, so that it is never early.
  var clock: String {
    let (hours, minutes, seconds) = (count / 3_600_000, count / 60_000 % 60, count / 1000 % 60)
    guard hours > 0 else { return "\(minutes):\(seconds.padded(to: 2))" }
    return "\(hours):\(minutes.padded(to: 2)):\(seconds.padded(to: 2))"
  }
}

extension Int {
  /// The number with zeros in front, at least `width` digits; for numbers from zero up.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}

extension Milliseconds {
  /// `hh:mm:ss` with hours always, then `separator` and three digits.
  func clock(separator: String) -> String {
    let (hours, minutes) = (count / 3_600_000, count / 60_000 % 60)
    let (seconds, thousandths) = (count / 1000 % 60, count % 1000)
    let clock = [hours, minutes, seconds].map { $0.padded(to: 2) }.joined(separator: ":")
    return "\(clock)\(separator)\(thousandths.padded(to: 3))"
  }
}
