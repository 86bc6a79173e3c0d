/// A text in which keycap digits mark places: `hold 1️⃣2hr2️⃣`.
///
/// Tests about positions are written with it, so that nobody counts columns by hand.
public struct MarkedText: Hashable, Sendable {
  /// The text without its markers.
  public let text: String
  /// The place of each digit's marker, as a UTF-8 offset into `text`.
  public let offsets: [Int: Int]

  /// Takes the markers out of a text; where a digit occurs twice, the later one counts.
  public init(_ marked: String) {
    let scalars = Array(marked.unicodeScalars)
    var plain = String.UnicodeScalarView()
    var offsets: [Int: Int] = [:]
    var index = 0
    while index < scalars.count {
      if let digit = Self.digit(at: index, of: scalars) {
        offsets[digit] = String(plain).utf8.count
        index += 3
      } else {
        plain.append(scalars[index])
        index += 1
      }
    }
    text = String(plain)
    self.offsets = offsets
  }

  /// The UTF-8 range from one digit's marker to another's, or nil if there is none.
  public func range(_ first: Int, _ last: Int) -> Range<Int>? {
    guard let start = offsets[first], let end = offsets[last], start <= end else { return nil }
    return start..<end
  }

  /// The digit whose keycap starts here: a digit, a variation selector and a keycap.
  private static func digit(at index: Int, of scalars: [Unicode.Scalar]) -> Int? {
    guard index + 2 < scalars.count, scalars[index + 1] == "\u{FE0F}",
      scalars[index + 2] == "\u{20E3}"
    else { return nil }
    return Int(String(scalars[index]))
  }
}
