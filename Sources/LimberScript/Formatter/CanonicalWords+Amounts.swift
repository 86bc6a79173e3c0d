internal import LimberTimeline

/// Amounts in digits, with their units in full.
extension CanonicalWords {
  /// An amount as it stands in `excerpt`: `20-30 seconds`, `1:30`.
  func amount(_ quantity: Quantity, as excerpt: Excerpt) -> String {
    let isClock = QuantityLexer.tokens(of: excerpt).contains {
      if case .clock = $0.kind { true } else { false }
    }
    guard isClock else { return amount(quantity) }
    let ends = [quantity.low, quantity.high].map(Self.clock)
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "-")
  }

  /// An amount behind a keyword, which may say what is counted.
  func amount(_ quantity: Quantity, as excerpt: Excerpt, for keyword: Keyword) -> String {
    quantity.unit == keyword.impliedUnit ? digits(of: quantity) : amount(quantity, as: excerpt)
  }

  /// An amount of sets, which needs no unit, or of anything else.
  func amount(_ quantity: Quantity, for keyword: Keyword) -> String {
    keyword == .sets && quantity.unit == .set ? digits(of: quantity) : amount(quantity)
  }

  /// An amount with its unit.
  func amount(_ quantity: Quantity) -> String {
    var quantity = quantity
    if quantity.isPartOfAMinute { quantity.unit = .second }
    let isOne = quantity.low == quantity.high && quantity.low == quantity.unit.one
    guard quantity.high.isMultiple(of: quantity.unit.smallestWritten) else {
      return twoUnits(quantity)
    }
    return counted(digits(of: quantity), quantity.unit, isOne: isOne)
  }

  /// A range whose upper end is no round number of its unit: `1 minute to 100 seconds`.
  private func twoUnits(_ quantity: Quantity) -> String {
    let low = Quantity(low: quantity.low, high: quantity.low, unit: quantity.unit)
    let high = Quantity(low: quantity.high, high: quantity.high, unit: .second)
    let isOne = low.low == low.unit.one
    return
      "\(counted(digits(of: low), low.unit, isOne: isOne)) \(spelling(of: .to)) \(amount(high))"
  }

  /// A number with its unit, for one of it or for more.
  private func counted(_ digits: String, _ unit: Quantity.Unit, isOne: Bool) -> String {
    guard let dose = Dose.Unit(rawValue: unit.rawValue) else {
      return "\(digits) \(isOne ? vocabulary.nameOfOne(unit) : vocabulary.name(of: unit))"
    }
    let written = language.phrasebook.written(digits, dose)
    guard isOne, !written.contains(digits), let space = written.firstIndex(of: " ") else {
      return written
    }
    // "eine Sekunde" is how it is said.
    return digits + written[space...]
  }

  /// `20-30`.
  private func digits(of quantity: Quantity) -> String {
    let ends = [quantity.low, quantity.high].map { end in
      quantity.unit.isTime ? Self.decimal(end * 1000 / quantity.unit.one) : String(end)
    }
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "-")
  }

  /// Thousandths as a decimal number.
  static func decimal(_ thousandths: Int) -> String {
    let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
    guard rest > 0 else { return String(whole) }
    let digits = String(rest + 1000).dropFirst()
    return "\(whole).\(digits.trimmingSuffix { $0 == "0" })"
  }

  /// Milliseconds as minutes and seconds.
  private static func clock(_ milliseconds: Int) -> String {
    let (minutes, seconds) = (milliseconds / 1000).quotientAndRemainder(dividingBy: 60)
    return seconds < 10 ? "\(minutes):0\(seconds)" : "\(minutes):\(seconds)"
  }
}

extension Quantity {
  /// Whether it is one time of less than a minute, as in "half a minute".
  var isPartOfAMinute: Bool { unit == .minute && low == high && low < unit.one && low > 0 }
}

extension Quantity.Unit {
  /// One of it, as amounts are kept.
  var one: Int {
    switch self {
    case .second: 1000
    case .minute: 60_000
    case .breath, .time, .set, .round: 1
    }
  }

  /// The smallest part of it that two decimals can write, as amounts are kept.
  fileprivate var smallestWritten: Int { max(one / 100, 1) }
}
