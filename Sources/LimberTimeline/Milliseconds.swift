/// A length of time, or an offset from the start, in whole milliseconds.
///
/// Every time in a script, a timeline and an export is one of these (LANGUAGE.md 7.1): at 48 kHz
/// a millisecond is exactly 48 frames, so nothing is ever rounded on the way to the samples.
public struct Milliseconds: Hashable, Comparable, Sendable {
  /// How many milliseconds.
  public var count: Int

  /// Creates a time of `count` milliseconds.
  public init(_ count: Int) {
    self.count = count
  }

  /// No time at all.
  public static let zero = Milliseconds(0)

  /// A time of whole seconds.
  public static func seconds(_ count: Int) -> Milliseconds {
    Milliseconds(count * 1000)
  }

  /// Whether the left time is shorter, or earlier.
  public static func < (left: Milliseconds, right: Milliseconds) -> Bool {
    left.count < right.count
  }
}

extension Milliseconds: ExpressibleByIntegerLiteral, AdditiveArithmetic {
  /// Creates a time from a literal number of milliseconds.
  public init(integerLiteral value: Int) {
    self.init(value)
  }

  /// The two times together.
  public static func + (left: Milliseconds, right: Milliseconds) -> Milliseconds {
    Milliseconds(left.count + right.count)
  }

  /// What is left of the first time without the second; negative if the second is longer.
  public static func - (left: Milliseconds, right: Milliseconds) -> Milliseconds {
    Milliseconds(left.count - right.count)
  }

  /// The time, `factor` times over.
  public static func * (time: Milliseconds, factor: Int) -> Milliseconds {
    Milliseconds(time.count * factor)
  }
}

extension Milliseconds: CustomStringConvertible {
  /// The time as `m:ss.mmm`, for people and for goldens.
  public var description: String {
    let size = count.magnitude
    let sign = count < 0 ? "-" : ""
    let (minutes, rest) = size.quotientAndRemainder(dividingBy: 60_000)
    let (seconds, thousandths) = rest.quotientAndRemainder(dividingBy: 1000)
    return "\(sign)\(minutes):\(padded(seconds, 2)).\(padded(thousandths, 3))"
  }

  private func padded(_ number: UInt, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
