/// Whole numbers in English words.
enum EnglishNumbers {
  /// The words for a number from 0 to 999,999; other numbers in digits.
  static func words(for number: Int) -> String {
    switch number {
    case 0..<20: return small[number]
    case 20..<100: return joined(tens[number / 10], number % 10, by: "-")
    case 100..<1000: return joined("\(small[number / 100]) hundred", number % 100, by: " ")
    case 1000..<1_000_000:
      return joined("\(words(for: number / 1000)) thousand", number % 1000, by: " ")
    default: return String(number)
    }
  }

  private static func joined(_ head: String, _ rest: Int, by separator: String) -> String {
    rest == 0 ? head : head + separator + words(for: rest)
  }

  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
  ]

  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
}
