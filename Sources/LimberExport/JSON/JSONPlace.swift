internal import LimberTimeline

/// A piece of JSON, and how one gets there.
struct JSONPlace {
  var node: JSONNode
  /// As in `cues 3, anchor`; empty for the whole.
  var path: String

  /// Something that is wrong here.
  func wrong(_ what: String) -> UnreadableTimeline {
    UnreadableTimeline(path.isEmpty ? what : "\(path): \(what)")
  }

  /// The member of that name; nil if it is null or absent.
  func optional(_ key: String) throws(UnreadableTimeline) -> JSONPlace? {
    guard case .object(let members) = node else { throw wrong("this is no object") }
    guard let member = members[key] else { return nil }
    if case .null = member { return nil }
    return JSONPlace(node: member, path: path.isEmpty ? key : "\(path), \(key)")
  }

  /// The member of that name, which must be there.
  func member(_ key: String) throws(UnreadableTimeline) -> JSONPlace {
    guard let member = try optional(key) else { throw wrong("\(key) is missing") }
    return member
  }

  /// The places of a list, at most so many.
  func list(atMost limit: Int) throws(UnreadableTimeline) -> [JSONPlace] {
    guard case .array(let nodes) = node else { throw wrong("this is no list") }
    guard nodes.count <= limit else { throw wrong("this is longer than \(limit)") }
    return zip(1..., nodes).map { JSONPlace(node: $1, path: "\(path) \($0)") }
  }

  /// A whole number in a range.
  func integer(_ range: ClosedRange<Int>) throws(UnreadableTimeline) -> Int {
    guard case .number(let digits, 0) = node else { throw wrong("this is no whole number") }
    guard range.contains(digits) else {
      throw wrong("this is not from \(range.lowerBound) to \(range.upperBound)")
    }
    return digits
  }

  /// A time in a range of milliseconds.
  func time(_ range: ClosedRange<Int>) throws(UnreadableTimeline) -> Milliseconds {
    Milliseconds(try integer(range))
  }

  /// A number with a point as a multiple of a millionth, up to 10,000,000.
  func millionths() throws(UnreadableTimeline) -> Int {
    guard case .number(let digits, let places) = node else { throw wrong("this is no number") }
    var scaled = digits
    for _ in places..<6 {
      let (more, isTooMuch) = scaled.multipliedReportingOverflow(by: 10)
      guard !isTooMuch else { throw wrong("this is too large") }
      scaled = more
    }
    guard (0...10_000_000_000_000).contains(scaled) else { throw wrong("this is too large") }
    return scaled
  }

  /// Words of at most so many bytes.
  func string(atMost limit: Int = 10_000) throws(UnreadableTimeline) -> String {
    guard case .string(let text) = node else { throw wrong("this is no string") }
    guard text.utf8.count <= limit else { throw wrong("this is longer than \(limit) bytes") }
    return text
  }

  func bool() throws(UnreadableTimeline) -> Bool {
    guard case .bool(let value) = node else { throw wrong("this is neither true nor false") }
    return value
  }

  /// One of the names that an enumeration knows.
  func named<Value: RawRepresentable<String>>() throws(UnreadableTimeline) -> Value {
    let name = try string(atMost: 100)
    guard let value = Value(rawValue: name) else { throw wrong("\"\(name.shown)\" is unknown") }
    return value
  }
}
