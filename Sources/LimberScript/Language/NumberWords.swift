/// Whole numbers in the words of one language.
struct NumberWords: Sendable {
  /// Zero to ninety-nine.
  var small: [String]
  /// One hundred to nine hundred.
  var hundreds: [String]
  /// The same where more follows.
  var openHundreds: [String]
  /// What stands between the hundreds and the rest.
  var afterHundreds: String
  var thousand: String
  /// Several thousands, `{n}` of them.
  var thousands: String
  /// What stands between the thousands and the rest.
  var afterThousands: String

  /// The words for a number from 0 to 999,999; other numbers in digits.
  func words(for number: Int) -> String {
    switch number {
    case 0..<100: return small[number]
    case 100..<1000:
      let (hundred, rest) = (number / 100 - 1, number % 100)
      return rest == 0 ? hundreds[hundred] : openHundreds[hundred] + afterHundreds + small[rest]
    case 1000..<1_000_000:
      let (count, rest) = (number / 1000, number % 1000)
      let head = count == 1 ? thousand : thousands.replacing("{n}", with: words(for: count))
      return rest == 0 ? head : head + afterThousands + words(for: rest)
    default: return String(number)
    }
  }

  /// The same as they stand in front of what is counted.
  func fitted(to amount: AmountWords) -> NumberWords {
    var fitted = self
    fitted.small = small.map(amount.fitted)
    fitted.hundreds = hundreds.map(amount.fitted)
    fitted.openHundreds = openHundreds.map(amount.fitted)
    return fitted
  }
}
