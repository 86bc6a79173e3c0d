internal import LimberDiagnostics
internal import LimberTimeline

/// What is said about amounts that cannot be read.
extension Diagnostic {
  static func amountMissing(
    like example: String, _ head: Excerpt, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R208"), "\"\(head.words)\" needs an amount after it", in: source,
      at: Label(head.range, "for example \(example)"))
  }

  static func unitUnfit(
    _ keyword: Keyword, _ amount: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let names = keyword.units.map(vocabulary.name(of:))
    return Diagnostic(
      .error, Code("R210"), "a \(keyword.noun) is not counted like this", in: source,
      at: Label(amount.range, "write \(names.joined(separator: " or "))"))
  }

  static func unitAmbiguous(
    _ unit: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let minutes = vocabulary.name(of: .minute)
    return Diagnostic(
      .error, Code("R202"), "\"m\" could be minutes or metres", in: source,
      at: Label(unit.range, "write \"min\" or \"\(minutes)\"")
    ).advising(
      .fix(
        clock(around: unit, in: source)
          ?? Edit(unit.range, unit.isAfterSpace(in: source) ? minutes : " \(minutes)")))
  }

  /// `1:30` for the `1m30s` around its `m`.
  private static func clock(around unit: Excerpt, in source: Source) -> Edit? {
    let before = source.bytes[..<unit.start].reversed().prefix(while: Excerpt.isDigit)
    let after = source.bytes[unit.end...].prefix(while: Excerpt.isDigit)
    let (minutes, seconds) = (String(decoding: before.reversed(), as: UTF8.self), after.count)
    guard !before.isEmpty, (1...2).contains(seconds),
      let count = Int(String(decoding: after, as: UTF8.self)), count < 60
    else { return nil }
    let letters = source.bytes[after.endIndex...].prefix { $0 | 0x20 == UInt8(ascii: "s") }.count
    return Edit(
      unit.start - before.count..<after.endIndex + letters,
      "\(minutes):\(count < 10 ? "0" : "")\(count)")
  }

  static func backwards(
    _ numbers: Excerpt, _ quantity: Quantity, _ source: Source
  ) -> Diagnostic {
    let ends = numbers.words.split { "-–— ".contains($0) || $0.isLetter }
    let diagnostic = Diagnostic(
      .error, Code("R203"), "this range runs from high to low", in: source,
      at: Label(numbers.range, "the smaller number goes first"))
    guard ends.count == 2, !numbers.text.contains(where: \.isLetter) else { return diagnostic }
    return diagnostic.advising(.fix(Edit(numbers.range, "\(ends[1])-\(ends[0])")))
  }

  static func mixedUnits(
    _ low: Excerpt, _ high: Excerpt, _ breath: BreathPattern, _ vocabulary: Vocabulary,
    _ source: Source
  ) -> Diagnostic {
    let units = [low, high].map { $0.words.split(separator: " ").last.map(String.init) ?? "" }
    let whole = low.range.lowerBound..<high.range.upperBound
    let diagnostic = Diagnostic(
      .error, Code("R204"), "a range cannot go from \(units[0]) to \(units[1])", in: source,
      at: Label(whole)
    ).advising(.maybe(Edit(whole, low.words)), .maybe(Edit(whole, high.words)))
    for part in [low, high] {
      let quantity = try? QuantityReader.read(part, in: vocabulary)
      guard let quantity, quantity.unit == .breath else { continue }
      let seconds = Milliseconds(breath.cycle.count * quantity.high).inSeconds
      return diagnostic.advising(
        .note(
          "\(part.words) last \(seconds) seconds at the current breath (\(breath.inhale.inSeconds) in, "
            + "\(breath.exhale.inSeconds) out)"))
    }
    return diagnostic
  }

  static func trailingComment(
    _ comment: Excerpt, _ source: Source, severity: Severity = .error
  ) -> Diagnostic {
    let line = source.lines[source.lineIndex(at: comment.start)]
    let kept = source.text(in: line.lowerBound..<comment.start)
    let statement = kept.trimmingSuffix(while: \.isWhitespace)
    return Diagnostic(
      severity, Code("R205"), "comments go on a line of their own", in: source,
      at: Label(comment.range)
    ).advising(.fix(Edit(line, "\(comment.text)\n\(statement)")))
  }

  static func tempoUnfit(
    _ tempo: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let each = vocabulary.around(vocabulary.amount(4, .second), .each)
    return Diagnostic(
      .error, Code("R215"), "only repeats have a time each", in: source, at: Label(tempo.range)
    ).advising(
      .note("repeats are written like \"\(vocabulary.spelling(of: .reps)): 8, \(each)\""))
  }

  static func tempoUnclear(
    _ tempo: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let each = vocabulary.around(vocabulary.amount(4, .second), .each)
    return Diagnostic(
      .error, Code("R215"), "a repeat lasts one time, from 1 to 60 seconds", in: source,
      at: Label(tempo.range, "write it like \(each)"))
  }

  /// A time behind repeats that does not say in our words that it is for each of them.
  static func tempoMeant(_ tempo: Excerpt, _ each: String, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R206"), "\"\(tempo.words)\" is not part of an amount", in: source,
      at: Label(tempo.range, "did you mean \"\(each)\"?")
    ).advising(.fix(Edit(tempo.range, each)))
  }

  static func notAnAmount(
    _ part: Excerpt, like example: String, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R206"), "\"\(part.words)\" is not part of an amount", in: source,
      at: Label(part.range, "write it like \(example)"))
  }
}

extension Milliseconds {
  /// The time in seconds, as short as it can be written.
  var inSeconds: String {
    let (whole, rest) = count.quotientAndRemainder(dividingBy: 1000)
    guard rest != 0 else { return String(whole) }
    let digits = String(1000 + rest).dropFirst().trimmingSuffix(while: { $0 == "0" })
    return "\(whole).\(digits)"
  }
}

extension Excerpt {
  /// Whether white space stands right in front of it.
  fileprivate func isAfterSpace(in source: Source) -> Bool {
    start > 0 && source.bytes[start - 1] == UInt8(ascii: " ")
  }
}
