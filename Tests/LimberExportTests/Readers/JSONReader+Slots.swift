import Foundation
import LimberTimeline

extension JSONReader {
  struct JSONSlot: Decodable {
    var id: String
    var kind: String
    var startMs: Int
    var endMs: Int
    var side: String?
    var set: Int
    var dose: JSONDose?
    var source: Source
    var section: Int

    func value() throws -> Slot {
      Slot(
        kind: try named(kind), start: Milliseconds(startMs), end: Milliseconds(endMs),
        section: section, side: try side.map { try named($0) }, set: set,
        dose: try dose?.amount(), origin: source.value)
    }
  }

  struct JSONDose: Decodable {
    var value: Decimal
    var unit: String

    func amount() throws -> Dose {
      let unit: Dose.Unit = try named(unit)
      let factors: [Dose.Unit: Int] = [.second: 1000, .minute: 60_000, .breath: 1]
      return Dose(value: value.whole(times: factors[unit] ?? 0), unit: unit)
    }
  }
}
