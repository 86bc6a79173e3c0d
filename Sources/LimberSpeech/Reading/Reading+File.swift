internal import Yams

extension Reading {
  /// The most rules of a language.
  private static let most = 4000

  /// Reads the section `reading` of a `.phrases` file; throws for the first mistake in it.
  ///
  /// A file without the section has a reading that leaves everything as it is.
  public init(_ bytes: [UInt8], file: String) throws(ReadingError) {
    let file = try ReadingFields(bytes, file: file, sections: ["tag", "plurals", "reading"])
    let tag = try file["tag"].map { node throws(ReadingError) in try file.text(node) }
    guard let fields = try file.inner("reading") else {
      self.init(tag: tag ?? "", marks: .english, rules: [])
      return
    }
    try fields.allow(["numbers", "units", "signs", "words", "sounds"])
    let reader = ReadingRuleReader(
      marks: try Self.marks(fields.inner("numbers")), plurals: try Self.plurals(file))
    var rules = try reader.units(fields)
    for name in ["signs", "words"] {
      if let table = try fields.inner(name) { rules += try reader.rules(table) }
    }
    if let table = try fields.inner("sounds") {
      rules += try reader.rules(table, areRespellings: true)
    }
    guard rules.count <= Self.most else {
      throw fields.error(fields.node, "there are more than \(Self.most) rules")
    }
    self.init(tag: tag ?? "", marks: reader.marks, rules: rules)
  }

  private static func marks(_ fields: ReadingFields?) throws(ReadingError) -> NumberMarks {
    guard let fields else { return .english }
    try fields.allow(["decimal", "thousands"])
    var marks = NumberMarks.english
    if let node = fields["decimal"] { marks.decimal = try mark(node, fields) }
    if let node = fields["thousands"] { marks.thousands = try mark(node, fields) }
    guard marks.decimal != marks.thousands else {
      throw fields.error(fields.node, "decimals and thousands cannot have the same mark")
    }
    return marks
  }

  private static func mark(
    _ node: Node, _ fields: ReadingFields
  ) throws(ReadingError) -> UInt8 {
    let bytes = try fields.text(node).utf8
    guard let mark = bytes.first, bytes.count == 1, ".,'".utf8.contains(mark) else {
      throw fields.error(node, "a mark in a number is a point, a comma or an apostrophe")
    }
    return mark
  }

  private static func plurals(_ file: ReadingFields) throws(ReadingError) -> ReadingPlurals {
    var plurals = ReadingPlurals()
    guard let fields = try file.inner("plurals") else { return plurals }
    for (name, value) in fields.fields {
      let inner = try fields.inner(value, "a form")
      plurals.rules.append(
        ReadingPlurals.Rule(
          form: try fields.text(name), numbers: try ranges("numbers", inner),
          endings: try ranges("endings", inner), exceptions: try ranges("except", inner)))
    }
    return plurals
  }

  /// Numbers such as `1` and ranges such as `2-4`.
  private static func ranges(
    _ name: String, _ fields: ReadingFields
  ) throws(ReadingError) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for (text, node) in try fields.texts(name) {
      let ends = text.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last else {
        throw fields.error(node, "this is not a number or a range like 2-4")
      }
      ranges.append(first...last)
    }
    return ranges
  }
}
