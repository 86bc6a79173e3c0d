internal import Foundation

/// Days as a person counts them, in the time zone of a calendar.
enum LocalDay {
  /// The day and time of the person's own clock as `20261121-0731`, for the name of a file.
  static func compact(_ date: Date) -> String {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day, .hour, .minute], from: date)
    let numbers = [parts.month, parts.day, parts.hour, parts.minute].map { two($0 ?? 0) }
    return "\(parts.year ?? 0)\(numbers[0])\(numbers[1])-\(numbers[2])\(numbers[3])"
  }

  private static func two(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
