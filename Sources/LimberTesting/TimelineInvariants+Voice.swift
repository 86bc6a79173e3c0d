internal import LimberTimeline

/// Invariants 2, 6, 10, 11 and 13: what is said, and where it comes from.
extension Timeline {
  /// Voiced cues that overlap, or that are less than 250 ms apart.
  ///
  /// The numbers of one countdown have a spacing of their own, but may not overlap either.
  var voiceViolations: [String] {
    let voiced = namedCues.filter { $0.cue.text != nil }
      .sorted { $0.cue.audibleStart < $1.cue.audibleStart }
    return zip(voiced, voiced.dropFirst()).compactMap { first, second in
      let silence = second.cue.audibleStart - first.cue.audibleEnd
      let least: Milliseconds = first.cue.countsDown(with: second.cue) ? 0 : 250
      guard silence < least else { return nil }
      return "\(second.name) follows \(first.name) after \(silence.count) ms of silence"
    }
  }

  /// Words that are empty, or in which a placeholder was not filled.
  var wordViolations: [String] {
    namedCues.compactMap { name, cue in
      guard let text = cue.text else { return nil }
      if text.allSatisfy(\.isWhitespace) { return "\(name) says nothing" }
      return text.holdsPlaceholder ? "\(name) has an unfilled placeholder" : nil
    }
  }

  /// Safety cues that were dropped, and dropped cues without a reason.
  var droppedViolations: [String] {
    dropped.compactMap { cue in
      if cue.kind == .safety { return "the safety cue of line \(cue.origin.line) was dropped" }
      guard cue.reason.allSatisfy(\.isWhitespace) else { return nil }
      return "the \(cue.kind) cue of line \(cue.origin.line) was dropped without a reason"
    }
  }

  /// Slots and cues that do not say which line of which file they come from.
  var originViolations: [String] {
    let origins =
      namedSlots.map { ($0.name, $0.slot.origin) } + namedCues.map { ($0.name, $0.cue.origin) }
      + dropped.map { ("the dropped \($0.kind) cue", $0.origin) }
    return origins.compactMap { name, origin in
      if origin.line < 1 { return "\(name) comes from line \(origin.line)" }
      let isRelative = !origin.file.isEmpty && !origin.file.hasPrefix("/")
      return isRelative ? nil : "\(name) comes from the file `\(origin.file)`"
    }
  }
}

extension String {
  /// Whether words of a placeholder stand between braces; other braces are real ones.
  fileprivate var holdsPlaceholder: Bool {
    guard utf8.contains(UInt8(ascii: "{")) else { return false }
    return split(separator: "{", omittingEmptySubsequences: false).dropFirst().contains { rest in
      guard let close = rest.firstIndex(of: "}") else { return false }
      let name = rest[..<close].lowercased()
      return ["side", "other side", "set", "sets", "dose"].contains(name) || name.contains("|")
    }
  }
}

extension Cue {
  /// Whether both are numbers of one countdown.
  fileprivate func countsDown(with other: Cue) -> Bool {
    kind == .countdown && other.kind == .countdown && anchor.slot == other.anchor.slot
  }
}
