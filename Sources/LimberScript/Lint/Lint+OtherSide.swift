internal import LimberDiagnostics

/// Sentences that ask for the other side, which is nobody's task but the marker's.
extension Lint {
  mutating func checkOtherSide(of line: LintLine, in group: LintGroup) {
    guard line.isPlain, !line.isOnOneSide, line.traits.contains(.otherSide), !group.isSession
    else { return }
    let syntax = syntax(of: line)
    for text in texts(of: line) where mayAsk(text) {
      for sentence in SaidWord.words(of: text).sentences {
        guard let found = otherSide(in: sentence) else { continue }
        let words = text[
          (found.first?.excerpt.start ?? text.start)..<(found.last?.excerpt.end ?? text.end)]
        let isWhole = words.start == syntax.content.start && words.endsLine(syntax)
        diagnostics.append(
          .otherSideAsked(
            words, isWhole: isWhole, group.sidesLine != nil, syntax, vocabulary, source))
      }
    }
  }

  /// A look at the bytes: whether all words of a clause are of such sentences, so that it is worth
  /// a closer one.
  private func mayAsk(_ text: Excerpt) -> Bool {
    let bytes = text.source.span.extracting(text.range)
    var hasWords = false
    var offset = 0
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, SaidWord.isOfWord(bytes[offset]) { offset += 1 }
      if offset > start {
        hasWords = words.ofOtherSide[text[bytes: start..<offset]] != nil
        if !hasWords { offset = SaidWord.endOfClause(in: bytes, from: offset) }
        continue
      }
      let byte = bytes[offset]
      if byte >= 0x80 || (hasWords && SaidWord.endsClause(byte)) { return true }
      offset =
        byte == UInt8(ascii: "{") ? SaidWord.endOfClause(in: bytes, from: offset) : offset + 1
    }
    return hasWords
  }

  /// The part of a sentence that asks for the other side.
  private func otherSide(in sentence: ArraySlice<SaidWord>) -> ArraySlice<SaidWord>? {
    if let core = core(of: sentence),
      words.otherSide.contains(core) || words.otherSideAlone.contains(core)
    {
      return sentence
    }
    return sentence.clauses.first { core(of: $0).map(words.otherSide.contains) ?? false }
  }

  /// The words that matter; nil if one of them has nothing to do with sides.
  private func core(of words: ArraySlice<SaidWord>) -> String? {
    guard words.count <= 14,
      words.allSatisfy({ !$0.isFilledIn && self.words.ofOtherSide[$0.excerpt] != nil })
    else { return nil }
    return words.map(\.text).filter { !self.words.fillers.contains($0) }.joined(separator: " ")
  }
}

extension Excerpt {
  /// Whether nothing but a full stop follows on its line.
  fileprivate func endsLine(_ line: LineSyntax) -> Bool {
    line.content.range.upperBound - range.upperBound <= 1
  }
}

extension Diagnostic {
  fileprivate static func otherSideAsked(
    _ words: Excerpt, isWhole: Bool, _ hasSides: Bool, _ line: LineSyntax,
    _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let keep = vocabulary.keeping("to have it said anyway")
    let marker =
      "\(vocabulary.spelling(of: .eachSide)), \(vocabulary.spelling(of: .rightFirst)):"
    guard hasSides else {
      return Diagnostic(
        .warning, Code("R320"), "this is only said: nothing is done on the other side",
        in: source, at: Label(words.range)
      ).advising(
        .help(
          "put \"\(marker)\" above the lines that are done once per side, "
            + "and leave this line out"), keep)
    }
    let diagnostic = Diagnostic(
      .warning, Code("R320"), "the other side comes by itself, and this is said on both",
      in: source, at: Label(words.range))
    guard isWhole else { return diagnostic.advising(.help("leave these words out"), keep) }
    return diagnostic.advising(.leaveOut(line, source), keep)
  }
}

extension Advice {
  /// The line taken out, with its end.
  fileprivate static func leaveOut(_ line: LineSyntax, _ source: Source) -> Advice {
    let whole = source.lines[line.number - 1]
    let hasNext = line.number < source.lines.count
    let end = hasNext ? source.lines[line.number].lowerBound : whole.upperBound
    return .fix(Edit(whole.lowerBound..<end, ""), text: "leave this line out")
  }
}
