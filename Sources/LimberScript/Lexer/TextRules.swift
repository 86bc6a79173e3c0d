internal import LimberDiagnostics

/// What is wrong with the bytes of a script, whatever they mean (LANGUAGE.md 3.13).
struct TextRules {
  let source: Source
  private var diagnostics: [Diagnostic] = []
  /// Whether it has been told that the file is not UTF-8.
  private var isTold = false

  /// The most bytes a file can have.
  static let largestFile = 1 << 20
  /// The most characters a line can have; an accent put on top of another counts as one more.
  static let longestLine = 2000
  /// The most errors, and the most warnings, that are told of one file.
  private static let most = 1000
  private var counts: [Diagnostic.Severity: Int] = [:]

  /// Everything that is wrong with the bytes of `source`, whose file has `size` bytes.
  static func check(_ source: Source, size: Int) -> [Diagnostic] {
    var rules = TextRules(source: source)
    rules.check(size: size)
    if !rules.isHarmless { for line in source.lines { rules.check(line) } }
    return rules.diagnostics
  }

  private init(source: Source) {
    self.source = source
  }

  /// Whether every line is short and every byte of it is plain ASCII or a tab; most scripts are.
  private var isHarmless: Bool {
    let bytes = source.bytes.span
    var odd: UInt8 = 0
    // Without a way out of the loop, so that the compiler does many bytes at once.
    for offset in bytes.indices {
      let byte = bytes[offset]
      let plain: UInt8 = byte &- 0x20 < 0x5F ? 1 : 0
      let tab: UInt8 = byte == 0x09 ? 1 : 0
      let lineEnd: UInt8 = byte == 0x0A || byte == 0x0D ? 1 : 0
      odd |= (plain | tab | lineEnd) ^ 1
    }
    return odd == 0 && source.lines.allSatisfy { $0.count <= Self.longestLine }
  }

  private mutating func check(size: Int) {
    guard size > Self.largestFile else { return }
    add(.error, "R005", "this file is larger than 1 MiB", 0..<0)
  }

  private mutating func check(_ line: Range<Int>) {
    guard let wrong = firstWrongByte(in: line) else {
      checkCharacters(of: line)
      return
    }
    guard !isTold else { return }
    isTold = true
    diagnostics.append(notUTF8(at: wrong))
  }

  private func firstWrongByte(in line: Range<Int>) -> Int? {
    var decoder = Unicode.UTF8()
    var bytes = source.bytes[line].makeIterator()
    var offset = line.lowerBound
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }

  private mutating func checkCharacters(of line: Range<Int>) {
    guard line.count > Self.longestLine || source.bytes[line].contains(where: isSuspicious) else {
      return
    }
    let text = source.text(in: line)
    if text.unicodeScalars.count > Self.longestLine {
      add(.error, "R005", "this line is longer than 2,000 characters", line)
    }
    var offset = line.lowerBound
    for scalar in text.unicodeScalars {
      let range = offset..<offset + UTF8.width(scalar)
      offset = range.upperBound
      check(scalar, at: range)
    }
  }

  /// Whether a byte can be, or can start, a character that needs a closer look.
  private func isSuspicious(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != 0x09) || byte == 0x7F || byte == 0xC2 || byte == 0xD8
      || byte == 0xE2 || byte == 0xEF
  }

  private mutating func check(_ scalar: Unicode.Scalar, at range: Range<Int>) {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    switch scalar.value {
    case 0x09: break
    case 0x00..<0x20, 0x7F..<0xA0:
      add(.error, "R003", "there is a control character in this line", range, label: name)
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      add(.warning, "R004", "this line changes the reading direction", range, label: name)
    // A joiner and a non-joiner are letters of their scripts, and of emoji.
    case 0xAD, 0x200B, 0x2028, 0x2029, 0x2060...0x2064, 0xFEFF:
      add(.warning, "R004", "there is an invisible character in this line", range, label: name)
    default: break
    }
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String, _ range: Range<Int>,
    label: String = ""
  ) {
    counts[severity, default: 0] += 1
    guard counts[severity, default: 0] <= Self.most else { return }
    diagnostics.append(
      Diagnostic(
        severity, Diagnostic.Code(code), message, in: source, at: Label(range, label)))
  }
}
