/// A number with a point, kept as an integer so that it is written the same everywhere.
package struct DecimalNumber: Hashable, CustomStringConvertible {
  /// The number, multiplied by 10 `places` times; not negative.
  package let scaled: Int
  /// How many digits there may be after the point.
  package let places: Int

  /// A number of thousandths.
  package static func thousandths(_ count: Int) -> DecimalNumber {
    DecimalNumber(scaled: count, places: 3)
  }

  /// A number of millionths.
  static func millionths(_ count: Int) -> DecimalNumber {
    DecimalNumber(scaled: count, places: 6)
  }

  /// The digits, with a point only before digits that matter: `1`, `0.5`, `1.25`.
  package var description: String {
    let digits = scaled.padded(to: places + 1)
    let whole = digits.dropLast(places)
    var rest = digits.suffix(places)
    while rest.last == "0" { rest.removeLast() }
    return rest.isEmpty ? String(whole) : "\(whole).\(rest)"
  }
}
