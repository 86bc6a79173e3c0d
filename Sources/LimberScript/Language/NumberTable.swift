/// The numbers of a language by their words as they are looked up.
struct NumberTable {
  /// In thousandths, from 0 to 999; in every form that stands in front of what is counted.
  private(set) var numbers: [String: Int]
  /// The words that they are made of.
  private(set) var long: [String]
}

extension Phrasebook {
  /// The numbers of this language.
  var numberTable: NumberTable {
    var table = NumberTable(
      numbers: numbers.table(),
      long: (numbers.small + numbers.hundreds + numbers.openHundreds).map(NumberWords.folded))
    for amount in amounts.values where !amount.endings.isEmpty {
      table.add(numbers.fitted(to: amount), besides: numbers)
    }
    return table
  }
}

extension NumberTable {
  /// Adds numbers in other forms.
  fileprivate mutating func add(_ fitted: NumberWords, besides words: NumberWords) {
    numbers.merge(fitted.table(besides: words)) { own, _ in own }
    long += (fitted.small + fitted.hundreds).map(NumberWords.folded)
  }
}

extension NumberWords {
  /// Whether no two numbers from 0 to 999 have the same words.
  ///
  /// Where no words for hundreds begin like other words it is so, and nothing has to be put together.
  var areDistinct: Bool { areClearlyDistinct || table().count == 1000 }

  private var areClearlyDistinct: Bool {
    let (small, whole) = (small.map(Self.folded), hundreds.map(Self.folded))
    let heads = openHundreds.map { Self.folded($0) + gap }
    return !small.contains("") && Set(small + whole).count == small.count + whole.count
      && Set(heads).count == heads.count
      && heads.allSatisfy { head in
        (small + whole + heads).allSatisfy { $0 == head || !$0.utf8.starts(with: head.utf8) }
      }
  }

  /// What stands between hundreds and the rest as it is looked up.
  private var gap: String { afterHundreds.isEmpty ? "" : " " }

  /// Numbers by their words as they are looked up, in thousandths, from 0 to 999, but for those that
  /// are the same in `other` words.
  fileprivate func table(besides other: NumberWords? = nil) -> [String: Int] {
    var table: [String: Int] = [:]
    table.reserveCapacity(other == nil ? 1000 : 0)
    let same = small.indices.map { self.small[$0] == other?.small[$0] }
    let small = small.map(Self.folded)
    for number in small.indices where !same[number] { table[small[number]] = number * 1000 }
    for index in hundreds.indices {
      let hundred = (index + 1) * 100_000
      table[Self.folded(hundreds[index])] = hundred
      let isSame = openHundreds[index] == other?.openHundreds[index]
      let head = Self.folded(openHundreds[index]) + gap
      for number in 1..<100 where !isSame || !same[number] {
        table[head + small[number]] = hundred + number * 1000
      }
    }
    return table
  }

  /// The words of a number as they are looked up: a hyphen is a space.
  static func folded(_ words: String) -> String {
    let small = words.lowercased()
    func isGap(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") }
    guard small.utf8.contains(where: isGap) else { return small }
    return small.utf8.split(whereSeparator: isGap).map { String(Substring($0)) }
      .joined(separator: " ")
  }
}
