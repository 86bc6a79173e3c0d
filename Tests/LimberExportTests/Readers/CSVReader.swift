/// What a spreadsheet makes of a table (RFC 4180).
enum CSVReader {
  /// The rows by the names of their columns.
  static func rows(in text: String) throws -> [[String: String]] {
    let rows = try cells(in: text)
    guard let header = rows.first, Set(header).count == header.count else {
      throw Malformed(line: text)
    }
    return try rows.dropFirst().map { row in
      guard row.count == header.count else { throw Malformed(line: row.joined(separator: "|")) }
      return Dictionary(uniqueKeysWithValues: zip(header, row))
    }
  }

  /// Reads bytes: a quotation mark may have joined a mark behind it.
  private static func cells(in text: String) throws -> [[String]] {
    var rows: [[[UInt8]]] = [[[]]]
    var isQuoted = false
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let isDoubled = byte == 34 && rest.first == 34
      switch byte {
      case 34 where isQuoted && isDoubled:
        append(rest.removeFirst(), to: &rows)
      case 34: isQuoted.toggle()
      case 44 where !isQuoted: rows[rows.count - 1].append([])
      case 13 where !isQuoted:
        guard rest.popFirst() == 10 else { throw Malformed(line: text) }
        rows.append([[]])
      case 10 where !isQuoted: throw Malformed(line: text)
      default: append(byte, to: &rows)
      }
    }
    guard !isQuoted, rows.popLast() == [[]] else { throw Malformed(line: text) }
    return rows.map { $0.map { String(decoding: $0, as: UTF8.self) } }
  }

  private static func append(_ byte: UInt8, to rows: inout [[[UInt8]]]) {
    let row = rows.count - 1
    rows[row][rows[row].count - 1].append(byte)
  }
}
